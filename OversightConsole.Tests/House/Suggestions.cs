using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Access;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.Storage;

namespace OversightConsole.Tests.House;

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

    public static async Task<SorRef> TicketAsync(this ReviewHouse house, string summary = "Printer is jammed")
    {
        var saved = await house.DeskPages.CreateAsync(new NewTicket { Summary = summary }, Caller, default);
        return EmbeddedDesk.RefOf(((DeskSaved)saved).Ticket);
    }

    public static async Task ChangeAsync(this ReviewHouse house, SorRef ticket, string field, string? value) =>
        (
            await house.DeskPages.ChangeAsync(
                long.Parse(ticket.Id, System.Globalization.CultureInfo.InvariantCulture),
                [SetField.To(field, value)],
                Colleague,
                null,
                default
            )
        )
            .Should()
            .BeOfType<DeskSaved>();

    public static async Task CloseAsync(this ReviewHouse house, SorRef ticket) =>
        (
            await house.DeskPages.CloseAsync(
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
        this ReviewHouse house,
        SorRef? on = null,
        Func<SorRecord, SorCatalog, ProposalDraft>? draft = null
    )
    {
        var ticket = on ?? await house.TicketAsync();
        var record = (await house.Desk.GetAsync(ticket, default))!;
        var catalog = await house.Desk.DescribeAsync(default);
        var said = draft?.Invoke(record, catalog) ?? Drafts.Class(record, catalog);
        await using var db = await house.Get<IDbContextFactory<OversightDbContext>>().CreateDbContextAsync();
        await using var write = await db.BeginWriteAsync();
        var now = house.Time.Now();
        var status = said.Premises.Count > 0 ? ProposalStatus.Held : ProposalStatus.Pending;
        var draw = new GateDraw(status, $"{said.Agent}/claim", 1, true, false, 1);
        var proposal = await ProposalBook.EnterAsync(db, said, draw, now, default);
        ReviewItem.Open(db, proposal, now);
        await write.CommitAsync();
        var item = await db.Set<ReviewItem>().SingleAsync(i => i.ProposalId == proposal.Id);
        return new Line(proposal.Id, item.Id, ticket.Text);
    }

    public static Task<DecideOutcome> ApproveAsync(this ReviewHouse house, Person by, Line line) =>
        house.Decisions.DecideAsync(by, new DecisionRequest(line.Item, Verdict.Approve));

    public static Task<DecideOutcome> OverrideAsync(this ReviewHouse house, Person by, Line line, string value) =>
        house.Decisions.DecideAsync(
            by,
            new DecisionRequest(line.Item, Verdict.Override, value, OverrideReason.Misread)
        );

    public static Task<DecideOutcome> RejectAsync(this ReviewHouse house, Person by, Line line) =>
        house.Decisions.DecideAsync(
            by,
            new DecisionRequest(line.Item, Verdict.Reject, RejectReason: RejectReason.Wrong)
        );

    /// <summary>Approves and gives the decision's id.</summary>
    public static async Task<Guid> ApprovedAsync(this ReviewHouse house, Line line, Person? by = null) =>
        (await house.ApproveAsync(by ?? house.Ravi, line)).Should().BeOfType<Recorded>().Subject.DecisionId;

    public static async Task<string?> FieldAsync(this ReviewHouse house, string ticket, string field) =>
        (await house.Desk.GetAsync(SorRef.ParseTicket(ticket), default))![field]?.Id;

    /// <summary>A proposal that was approved and written, with the ticket's fields as they stood before.</summary>
    public static async Task<(Line Line, IReadOnlyDictionary<string, FieldValue> Before)> WrittenChangeAsync(
        this ReviewHouse house,
        Func<SorRecord, SorCatalog, ProposalDraft>? draft = null,
        SorRef? on = null
    )
    {
        var ticket = on ?? await house.TicketAsync();
        var before = (await house.Desk.GetAsync(ticket, default))!.Fields;
        var line = await house.SuggestAsync(ticket, draft);
        await house.ApprovedAsync(line);
        (await house.SendAsync()).Should().Be(1);
        return (line, before);
    }
}
