using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Agents.Chat;
using OversightConsole.Core.Pipeline.Asking;
using OversightConsole.Core.Pipeline.Work;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Language;

/// <summary>What a conversation words: the run, the proposal made without it, and the ticket with its agent's scope.</summary>
/// <param name="Made">What it used and cost, for people.</param>
internal sealed record WordedRun(ModelRun Run, Proposal Proposal, TicketView View, AgentScope Scope, string Made);

/// <summary>Enters what a language service made, under the same rules as what an agent says.</summary>
public sealed class LanguageProposals(ProposalEntry proposals, ISystemOfRecord desk, ChatModel model)
{
    /// <summary>How often such an answer is right was not measured yet: even odds, so that a person always looks.</summary>
    private const double NotMeasured = 0.5;

    /// <summary>The proposal, or why the agent's scope or the rules about written values forbid it.</summary>
    /// <param name="replaced">The proposal whose place it takes.</param>
    internal async Task<(Proposal? Entered, string? Why)> EnterAsync(
        WriteScope write,
        WordedRun worded,
        ProposedAction action,
        Guid? replaced,
        CancellationToken ct
    )
    {
        var draft = Draft(worded, action, replaced);
        if (Against(worded, draft) is { } why)
            return (null, why);
        var entry = proposals.Knowing(new LoadedCatalog(worded.View.Catalog, worded.View.Now));
        var record = await desk.GetAsync(worded.Proposal.Ticket, ct) ?? worded.View.Actual;
        return ((await entry.EnterAsync(write, draft, record, ct)).Proposal, null);
    }

    /// <summary>Why an action would not be entered; null when it would.</summary>
    internal string? Against(WordedRun worded, ProposedAction action) => Against(worded, Draft(worded, action, null));

    private static string? Against(WordedRun worded, ProposalDraft draft) =>
        AskRules.Against(draft, worded.View, worded.Scope, null) is var (_, why) ? why : null;

    private ProposalDraft Draft(WordedRun worded, ProposedAction action, Guid? replaced)
    {
        var proposal = worded.Proposal;
        return new ProposalDraft(
            proposal.Agent,
            model.Settings.VersionOf("v1"),
            proposal.Ticket,
            worded.View.Actual.Version,
            action,
            proposal.DependsOn,
            proposal.Premises,
            NotMeasured,
            proposal.Rationale,
            proposal.Explanation with
            {
                Made = worded.Made,
                Suspicions = worded.View.Text.Suspicions,
            },
            proposal.Risk,
            proposal.Company,
            proposal.Unit,
            replaced
        );
    }
}
