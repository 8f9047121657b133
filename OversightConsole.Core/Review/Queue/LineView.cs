using OversightConsole.Core.Access;
using OversightConsole.Core.Execution;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Review.Queue;

/// <summary>Turns a proposal and what became of it into the line a person reads.</summary>
internal static class LineView
{
    private const int DigitOptions = 8;

    public static ProposalLine For(
        Proposal proposal,
        string agentName,
        string item,
        Decision? decision,
        ExecutionIntent? intent,
        Person reader,
        string? trackRecord,
        Fact? waitsFor,
        DateTimeOffset now
    )
    {
        var view = decision is null ? null : Decided(proposal, decision, intent, reader, now);
        var state = State(proposal.Status);
        return new ProposalLine(
            item,
            proposal.Agent,
            agentName,
            proposal.AgentVersion,
            proposal.Action.FieldKey,
            ProposalText.Fields(proposal.Action.FieldKey),
            ProposalText.Value(proposal.Action, after: false),
            ProposalText.Value(proposal.Action, after: true),
            ProposalText.Certainty(proposal.Confidence),
            proposal.Confidence,
            trackRecord,
            proposal.Risk,
            proposal.Premises.Count > 0,
            state,
            StateText(proposal, view, waitsFor),
            state == LineState.Stale ? proposal.StatusReason : null,
            proposal.Rationale,
            proposal.Explanation.Words,
            proposal.Explanation.Against,
            proposal.Explanation.Similar,
            proposal.Explanation.Consequence,
            [
                .. proposal
                    .Explanation.Alternatives.Take(DigitOptions)
                    .Select(a => ValueCatalog.Option(proposal.Action, a.Values)),
            ],
            proposal.Explanation.Alternatives.Count > 0 || ValueCatalog.HasMore(proposal.Action),
            view,
            ProposalText.MovesTo(proposal.Action),
            state == LineState.Held ? new LinePremise(waitsFor!.Field, waitsFor.Value?.Name ?? "empty") : null
        )
        {
            Draft = ProposalText.Draft(proposal.Action),
            DraftPrefix = Prefix(proposal.Action),
            Suspicions = proposal.Explanation.Suspicions,
            AsksBecause = [.. (proposal.Objections ?? []).Select(o => o.Sentence)],
            Made = proposal.Explanation.Made,
        };
    }

    /// <summary>What comes before an edited text when it goes back: the ids of the fields before it.</summary>
    private static string Prefix(ProposedAction action) =>
        string.Concat(
            action.Changes.TakeWhile(c => !TicketFields.IsText(c.Field)).Select(c => $"{c.After?.Id ?? ""}|")
        );

    private static LineState State(ProposalStatus status) =>
        status switch
        {
            ProposalStatus.Pending => LineState.Waiting,
            ProposalStatus.Held => LineState.Held,
            ProposalStatus.Stale => LineState.Stale,
            _ => LineState.Decided,
        };

    private static string StateText(Proposal proposal, DecisionView? decision, Fact? waitsFor) =>
        proposal.Status switch
        {
            ProposalStatus.Pending => "Waiting",
            ProposalStatus.Held => $"If {waitsFor!.Field} is {waitsFor.Value?.Name ?? "empty"}",
            ProposalStatus.Stale => "Looked at again",
            ProposalStatus.Failed or ProposalStatus.Uncertain => decision?.Delivery ?? "Not written",
            _ when decision is null => "Done alone",
            _ => Who(decision) + What(decision),
        };

    private static string Who(DecisionView decision) =>
        decision switch
        {
            { Mine: true, Verdict: Verdict.Override } => "Your",
            { Mine: true } => "You",
            { Verdict: Verdict.Override } => decision.By + "'s",
            _ => decision.By,
        };

    private static string What(DecisionView decision) =>
        decision.Verdict == Verdict.Override ? " value" : " " + ProposalText.Past(decision.Verdict);

    private static DecisionView Decided(
        Proposal proposal,
        Decision decision,
        ExecutionIntent? intent,
        Person reader,
        DateTimeOffset now
    )
    {
        var mine = decision.ById == reader.Id;
        var waits =
            intent is { State: IntentState.Intent, Attempts: 0 } || (intent is null && now < decision.NotBefore);
        return new DecisionView(
            decision.Id,
            decision.Verdict,
            decision.ByName,
            mine,
            decision.At,
            intent?.State == IntentState.Intent ? intent.NextAt : null,
            decision.Value is { } value ? ProposalText.Value(proposal.Action.With(value), after: true) : null,
            waits && (mine || reader.MayManage),
            Delivery(intent)
        );
    }

    private static string? Delivery(ExecutionIntent? intent) =>
        intent?.State switch
        {
            null or IntentState.Cancelled => null,
            IntentState.Intent => intent.Detail,
            IntentState.Sent => "Being sent",
            IntentState.Verified => "Sent",
            IntentState.Conflicted or IntentState.Refused => intent.Detail ?? "Not written",
            IntentState.Uncertain => $"Nobody knows whether it was written: {intent.Detail}",
            _ => throw new InvalidOperationException($"Unknown state {intent.State}."),
        };
}
