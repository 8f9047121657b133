using OversightConsole.Core.Agents;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Pipeline.Asking;

/// <summary>What speaks against an answer of an agent becoming a proposal.</summary>
internal static class AskRules
{
    /// <summary>
    /// A value that an agent or a rule wrote is replaced only by an agent this sure, 0–1: two that are unsure of different
    /// things must not write back and forth.
    /// </summary>
    public const double BarForChanging = 0.85;

    /// <summary>The answer, or why nothing comes of it.</summary>
    public static (LookResult Result, string Why)? Against(
        ProposalDraft draft,
        TicketView view,
        AgentScope scope,
        Proposal? latest
    )
    {
        if (scope.WhyNot(view) is { } outside)
            return (LookResult.NotAsked, outside);
        if (latest?.Status == ProposalStatus.Rejected && latest.Action.SameEffect(draft.Action))
            return (LookResult.Abstained, "A person rejected the same suggestion.");
        if (Locked(draft.Action, scope) is { } locked)
            return (LookResult.NotAsked, locked);
        var changing = draft.Action.Changes.Where(c => !FieldValue.Same(c.Before, c.After)).ToList();
        foreach (var change in changing)
            if (view.PersonWhoSet(change.Field) is { } person)
                return (LookResult.SetByPerson, $"{person.Name} set the {change.Field}; nobody overwrites that.");
        var written = changing.Find(c => c.Before is not null && view.Around.SetBy.ContainsKey(c.Field));
        if (written is not null && draft.Confidence < BarForChanging)
            return (
                LookResult.Abstained,
                $"It would change the {written.Field} that is written already, and is not sure enough for that: {draft.Confidence * 100:0} %."
            );
        // What its own earlier answer wrote stands: proposing it again would ask people twice.
        return changing.Count == 0 && draft.Action.Changes.Any(c => view.Around.SetBy.ContainsKey(c.Field))
            ? (LookResult.Abstained, "The ticket says so already.")
            : null;
    }

    /// <summary>Why the scope keeps it from writing this, in one sentence; null when it may.</summary>
    private static string? Locked(ProposedAction action, AgentScope scope) =>
        action.Changes.FirstOrDefault(c => scope.LockedFields.Contains(c.Field)) is { } locked
            ? $"The {locked.Field} is locked for it."
            : null;
}
