using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Promotion;

namespace OversightConsole.Tests.Fleet;

/// <summary>Agents as the fleet's pages get them.</summary>
internal static class Statuses
{
    public static readonly DateOnly Today = new(2026, 11, 25);

    public static GateFigure Figure(
        long right = 97,
        long wrong = 3,
        double lower = 0.941,
        double upper = 0.992,
        double target = 0.95
    ) => new(right, wrong, lower, upper, target);

    public static PromotionGate Gate(GateKind kind, GateState state, string sentence) => new(kind, state, sentence);

    /// <summary>Not passed for accuracy alone unless said otherwise.</summary>
    public static PromotionStatus Status(
        GateFigure? figure = null,
        WayThere? way = null,
        string? heldUpBy = null,
        int open = 0,
        params PromotionGate[] gates
    ) =>
        new(
            "contact",
            "contact/v1/set-contact",
            "v1",
            figure ?? Figure(),
            5,
            20,
            null,
            gates.Length > 0
                ? gates
                :
                [
                    Gate(
                        GateKind.Accuracy,
                        GateState.Open,
                        "Accuracy: at least 94.1% – target 95.0%: this gate is not passed."
                    ),
                ],
            way ?? new WayThere(12, 320, new DateOnly(2027, 1, 12), 9, "Answer its oldest open suggestions first."),
            heldUpBy,
            open
        );

    public static AgentStatus Agent(
        PromotionStatus? promotion = null,
        AgentMode mode = AgentMode.Suggest,
        DriftLevel drift = DriftLevel.Steady,
        string agent = "contact"
    ) =>
        new(
            agent,
            mode,
            promotion ?? Status(),
            drift,
            0,
            new DateTimeOffset(2026, 8, 20, 9, 0, 0, TimeSpan.Zero),
            "Max",
            "For a test",
            0,
            0,
            0,
            0,
            0,
            [0, 0, 0, 0, 0, 0, 0],
            false,
            null,
            new ClaimTerms(0.95, 0, 0.97),
            0.1
        );
}
