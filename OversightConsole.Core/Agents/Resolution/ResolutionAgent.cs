using OversightConsole.Core.Agents.Chat;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents.Resolution;

/// <summary>
/// Says what comes next: the status where the thread makes it plain, an answer that asks for a missing approval, or how the
/// same customer's similar tickets were resolved, quoted with their numbers. Reads: thread, status, class, company,
/// contact, that customer's closed tickets. Writes: status, an internal note, or an answer to the customer. Being wrong
/// costs little but for an answer, which cannot be taken back. Held while the company is only proposed. A "thanks" never
/// changes a status.
/// </summary>
/// <param name="chat">The language service that may word what it suggests; null where there is none.</param>
public sealed class ResolutionAgent(ChatSettings? chat = null) : IAgent, IWordsProposals
{
    /// <summary>The key of this agent.</summary>
    public const string AgentKey = "resolution";

    /// <summary>The action type of quoting how similar tickets were resolved.</summary>
    public const string QuoteAction = "quote-resolutions";

    /// <summary>The action type of setting the ticket to completed.</summary>
    public const string CompleteAction = "complete";

    /// <summary>The action type of waiting for the customer.</summary>
    public const string WaitForCustomerAction = "wait-customer";

    /// <summary>The action type of waiting for a vendor.</summary>
    public const string WaitForVendorAction = "wait-vendor";

    /// <summary>The action type of asking for an approval that is missing; it answers the customer.</summary>
    public const string AskApproverAction = "ask-approver";

    /// <inheritdoc />
    public AgentDescriptor Descriptor => ResolutionDescriptor.Descriptor;

    /// <inheritdoc />
    public ChatTask? TaskFor(TicketView view, Proposal draft) => AdviceTask.For(view, draft);

    /// <inheritdoc />
    public IReadOnlyList<string> RestsOn =>
        [
            TicketFields.Summary,
            TicketView.Thread,
            TicketFields.Company,
            TicketFields.Contact,
            TicketFields.Type,
            TicketFields.Subtype,
            TicketFields.Item,
        ];

    /// <inheritdoc />
    public IReadOnlyList<string> HeldOn => [TicketFields.Company, TicketFields.Contact];

    /// <inheritdoc />
    public AroundParts Around => AroundParts.Resolved;

    /// <inheritdoc />
    public bool IsFor(SorRecord ticket) =>
        ticket.Source.Kind is not (TicketSourceKind.Monitoring or TicketSourceKind.Simulation);

    /// <inheritdoc />
    public AgentAnswer Look(TicketView view)
    {
        if (view.Company is null)
            return new Waits("It waits for the company: it quotes only that customer's own tickets.");
        var (step, why) = NextStep.Of(view);
        if (step is null && why is null)
            step = MissingApproval.Of(view);
        if (step is not null)
            return Propose(view, step);
        if (why is not null)
            return new Abstains(why);
        if (view.Actual.Notes.Any(n => n.By is { Kind: ActorKind.Agent, Id: AgentKey }))
            return new Abstains("Similar tickets stand in a note already.");
        var quoted = QuotedResolutions.Of(view);
        return quoted.Count == 0
            ? new Abstains("No closed ticket of this customer is alike enough.")
            : Quote(view, quoted);
    }

    private Proposes Propose(TicketView view, NextStep step) =>
        this.Propose(
            view,
            new Finding(step.ActionType, step.Values, step.Confidence, step.Rationale, step.Consequence)
        );

    private Proposes Quote(TicketView view, IReadOnlyList<ResolvedTicket> quoted) =>
        this.Propose(
            view,
            new Finding(
                QuoteAction,
                [new SetField(TicketFields.Note, FieldValue.Text(QuotedResolutions.Note(quoted)))],
                ResolutionFigures.SameTrouble(quoted[0].Likeness),
                QuotedResolutions.Rationale(quoted),
                "Adds an internal note. Only staff see it; a note cannot be taken back."
            )
            {
                Version = (chat ?? ChatSettings.Off).VersionOf("v1"),
                Similar = QuotedResolutions.Evidence(quoted),
            }
        );
}
