using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Access;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review;
using OversightConsole.Core.Review.Decisions;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Tests.Harness;

/// <summary>A proposal that waits in the queue.</summary>
internal sealed record Line(Guid Proposal, string Item, string Ticket)
{
    public SorRef On => SorRef.ParseTicket(Ticket);
}

/// <summary>Puts tickets on the desk and proposals in the queue, as the pipeline would, and decides them.</summary>
internal static class Suggestions
{
    private static readonly Actor Caller = new(ActorKind.Customer, "customer", "A customer");
    private static readonly Actor Colleague = new(ActorKind.Person, "colleague", "A colleague");

    public static async Task<SorRef> TicketAsync(this ReviewHarness harness, string summary = "Printer is jammed")
    {
        var saved = await harness.DeskPages.CreateAsync(new NewTicket { Summary = summary }, Caller, default);
        return EmbeddedDesk.RefOf(((DeskSaved)saved).Ticket);
    }

    public static async Task ChangeAsync(this ReviewHarness harness, SorRef ticket, string field, string? value) =>
        (
            await harness.DeskPages.ChangeAsync(
                long.Parse(ticket.Id, System.Globalization.CultureInfo.InvariantCulture),
                [SetField.To(field, value)],
                Colleague,
                null,
                default
            )
        )
            .Should()
            .BeOfType<DeskSaved>();

    public static async Task CloseAsync(this ReviewHarness harness, SorRef ticket) =>
        (
            await harness.DeskPages.CloseAsync(
                long.Parse(ticket.Id, System.Globalization.CultureInfo.InvariantCulture),
                null,
                Colleague,
                default
            )
        )
            .Should()
            .BeOfType<DeskSaved>();

    /// <summary>A ticket with a proposal on it; the class of a printer's driver unless said otherwise.</summary>
    public static async Task<Line> SuggestAsync(
        this ReviewHarness harness,
        SorRef? on = null,
        Func<SorRecord, SorCatalog, ProposalDraft>? draft = null
    )
    {
        var ticket = on ?? await harness.TicketAsync();
        var record = (await harness.Desk.GetAsync(ticket, default))!;
        var catalog = await harness.Desk.DescribeAsync(default);
        var said = draft?.Invoke(record, catalog) ?? Drafts.Class(record, catalog);
        await using var db = await harness.Get<IDbContextFactory<OversightDbContext>>().CreateDbContextAsync();
        await using var write = await db.BeginWriteAsync(harness.Time.Now());
        var now = harness.Time.Now();
        var status = said.Premises.Count > 0 ? ProposalStatus.Held : ProposalStatus.Pending;
        var draw = new GateDraw(status, $"{said.Agent}/claim", 1, true, false, 1);
        var proposal = await ProposalWriter.EnterAsync(write, said, draw, now, default);
        ReviewItem.Open(db, proposal, now);
        await write.CommitAsync();
        var item = await db.Set<ReviewItem>().SingleAsync(i => i.ProposalId == proposal.Id);
        return new Line(proposal.Id, item.Id, ticket.Text);
    }

    public static Task<DecideOutcome> ApproveAsync(this ReviewHarness harness, Person by, Line line) =>
        harness.Decisions.DecideAsync(by, new DecisionRequest(line.Item, Verdict.Approve));

    public static Task<DecideOutcome> OverrideAsync(this ReviewHarness harness, Person by, Line line, string value) =>
        harness.Decisions.DecideAsync(
            by,
            new DecisionRequest(line.Item, Verdict.Override, value, OverrideReason.Misread)
        );

    public static Task<DecideOutcome> RejectAsync(this ReviewHarness harness, Person by, Line line) =>
        harness.Decisions.DecideAsync(
            by,
            new DecisionRequest(line.Item, Verdict.Reject, RejectReason: RejectReason.Wrong)
        );

    /// <summary>Approves and gives the decision's id.</summary>
    public static async Task<Guid> ApprovedAsync(this ReviewHarness harness, Line line, Person? by = null) =>
        (await harness.ApproveAsync(by ?? harness.Ravi, line)).Should().BeOfType<Recorded>().Subject.DecisionId;

    public static async Task<string?> FieldAsync(this ReviewHarness harness, string ticket, string field) =>
        (await harness.Desk.GetAsync(SorRef.ParseTicket(ticket), default))![field]?.Id;

    /// <summary>A proposal that was approved and written, with the ticket's fields as they stood before.</summary>
    public static async Task<(Line Line, IReadOnlyDictionary<string, FieldValue> Before)> WrittenChangeAsync(
        this ReviewHarness harness,
        Func<SorRecord, SorCatalog, ProposalDraft>? draft = null,
        SorRef? on = null
    )
    {
        var ticket = on ?? await harness.TicketAsync();
        var before = (await harness.Desk.GetAsync(ticket, default))!.Fields;
        var line = await harness.SuggestAsync(ticket, draft);
        await harness.ApprovedAsync(line);
        (await harness.SendAsync()).Should().Be(1);
        return (line, before);
    }
}
