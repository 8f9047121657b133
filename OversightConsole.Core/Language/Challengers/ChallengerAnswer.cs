using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Agents.Chat;
using OversightConsole.Core.Autonomy.Challengers;
using OversightConsole.Core.Autonomy.Gate;
using OversightConsole.Core.Outcomes;
using OversightConsole.Core.Pipeline.Asking;
using OversightConsole.Core.Pipeline.Work;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Language.Challengers;

/// <summary>Makes of a language service's answer what a challenger says.</summary>
internal static class ChallengerAnswer
{
    /// <summary>
    /// How sure such an answer is says nobody: what the service itself says of it is not calibrated. From so many settled
    /// tickets on it is the share that was right, the same for every ticket; before, even odds.
    /// </summary>
    public const int EnoughToSay = 50;

    private const double NotMeasured = 0.5;

    /// <summary>Enters a label as an unseen proposal; anything else abstains, with the reason.</summary>
    public static async Task<(LookResult Result, string? Why)> EnterAsync(
        WriteScope write,
        AutonomyGate gate,
        ModelRun run,
        ChallengerView view,
        string answer,
        CancellationToken ct
    )
    {
        var choice = (view.Agent as IOffersLabels)?.ChoiceFor(view.View);
        if (choice?.Read(answer) is not { } label)
            return (LookResult.Abstained, "It answered with none of the labels.");
        var (right, settled) = await MeasuredAsync(write.Db, run, ct);
        var finding = new Finding(
            choice.ActionType,
            label.Values,
            settled < EnoughToSay ? NotMeasured : (right + 1.0) / (settled + 2),
            Rationale(choice, right, settled),
            $"Sets {label.Name}. Can be put back."
        )
        {
            Version = run.Challenger!,
        };
        var draft = view.Agent.Propose(view.View, finding).Draft;
        draft = draft with
        {
            Explanation = draft.Explanation with { Made = run.Made("Chosen"), Suspicions = view.View.Text.Suspicions },
        };
        if (AskRules.Against(draft, view.View, view.Scope, null) is var (result, why))
            return (result, why);
        var challenger = ChallengerRun.TicketOf(view.View, draft, view.AtWork);
        run.ProposalId = (await gate.EnterChallengerAsync(write, draft, challenger, ct))?.Id;
        return (LookResult.Proposed, null);
    }

    /// <summary>Keeps what became of the look, as for a version that answers at once.</summary>
    public static async Task NoteAsync(
        OversightDbContext db,
        ModelRun run,
        LookResult result,
        string? why,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var key = AgentLook.ChallengerKey(run.Agent, run.Challenger!);
        var look = await db.Set<AgentLook>().FindAsync([run.Ticket, key], ct);
        if (look is null)
            db.Add(look = new AgentLook { Ticket = run.Ticket, Agent = key });
        else if (look.Basis != run.Basis)
            return;
        look.Note(result, why, run.Basis, now);
    }

    private static async Task<(int Right, int Settled)> MeasuredAsync(
        OversightDbContext db,
        ModelRun run,
        CancellationToken ct
    )
    {
        var scores = db.Set<ShadowScore>().Where(s => s.Agent == run.Agent && s.AgentVersion == run.Challenger);
        return (await scores.CountAsync(s => s.Right, ct), await scores.CountAsync(ct));
    }

    private static string Rationale(LabelChoice choice, int right, int settled)
    {
        var measured =
            settled < EnoughToSay
                ? "How often it is right was not measured yet."
                : $"It was right on {right.ToString("N0", CultureInfo.InvariantCulture)} of {settled.ToString("N0", CultureInfo.InvariantCulture)} settled tickets.";
        return $"- A language service chose it from {choice.Labels.Count} labels by the ticket's text.\n- {measured}";
    }
}
