using OversightConsole.Core.Agents;
using OversightConsole.Core.Demo.Generator;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Demo.Simulated;

/// <summary>
/// An agent of known accuracy, to show how measuring works: it reads the right value from a line report and says another
/// one as often as it was made to. The same ticket gives the same answer.
/// </summary>
/// <param name="descriptor">What the console says about the agent.</param>
/// <param name="writes">The one field it writes: impact or urgency.</param>
/// <param name="accuracy">How often it is right on reports of the old form, 0–1.</param>
/// <param name="onNewForm">How often on reports of the new form, 0–1; null where it is not asked about those.</param>
public sealed class SimulatedAgent(AgentDescriptor descriptor, string writes, double accuracy, double? onNewForm)
    : IAgent
{
    /// <summary>Far from the target it is asked to prove.</summary>
    public const string Far = "simulated-far";

    /// <summary>Good enough to work alone until the reports change their wording.</summary>
    public const string Drift = "simulated-drift";

    private const double Sureness = 0.97;

    /// <summary>The one that is far from its target: right four times in five.</summary>
    public static SimulatedAgent MakeFar() => new(SimulatedDescriptors.Far, TicketFields.Urgency, 0.80, null);

    /// <summary>The one that drifts: right 49 times in 50, every other time on the new form.</summary>
    public static SimulatedAgent MakeDrift() => new(SimulatedDescriptors.Drift, TicketFields.Impact, 0.98, 0.50);

    /// <inheritdoc />
    public AgentDescriptor Descriptor => descriptor;

    /// <inheritdoc />
    public bool IsFor(SorRecord ticket) =>
        ticket.Source == TicketSource.Simulation
        && (onNewForm is not null || !SimulatedTicket.IsNewForm(ticket.Description));

    /// <inheritdoc />
    public AgentAnswer Look(TicketView view)
    {
        var ticket = view.Actual;
        if (SimulatedTicket.Truth(ticket.Description, writes) is not { } truth)
            return new Abstains("It is no line report.");
        var said = IsRight(ticket) ? truth : Other(ticket, truth);
        var change = new FieldChange(writes, ticket[writes], Value(said));
        return new Proposes(
            new ProposalDraft(
                descriptor.Key,
                "v1",
                ticket.Ref,
                ticket.Version,
                new ProposedAction($"set-{writes}", [change]),
                DependsOn: [],
                Premises: [],
                Sureness,
                $"- It reads the {writes} from the line report.\n- A simulated agent: it is wrong on purpose now and then.",
                new Explanation(
                    [],
                    [],
                    [],
                    [.. Others(said).Select(d => new Alternative([change with { After = Value(d) }], null))],
                    $"Sets the {writes} to {Value(said).Name}. Can be put back."
                ),
                descriptor.RiskOf($"set-{writes}"),
                ticket[TicketFields.Company]?.Id,
                Unit: ticket.Ref.Text
            )
        );
    }

    internal static FieldValue Value(Degree degree) => new(Codes.Of(degree), degree.ToString());

    private bool IsRight(SorRecord ticket)
    {
        var chance = SimulatedTicket.IsNewForm(ticket.Description) ? onNewForm!.Value : accuracy;
        return DemoRandom.For(0, $"{descriptor.Key} {ticket.Description}").Fraction() < chance;
    }

    private static Degree Other(SorRecord ticket, Degree truth)
    {
        var others = Others(truth);
        return others[(int)(DemoRandom.HashOf(ticket.Description) % (uint)others.Length)];
    }

    private static Degree[] Others(Degree degree) => [.. Enum.GetValues<Degree>().Where(d => d != degree)];
}
