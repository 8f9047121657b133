using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Execution.Undoing;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.Execution;

public abstract class UndoContract(DatabaseFixture database)
{
    [SkippableFact]
    public async Task What_still_holds_the_agents_values_is_put_back_in_the_persons_name_and_the_proposal_stays_executed()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var (line, before) = await WrittenAsync(harness);

        var result = await UndoAsync(harness, new UndoOne(line.Proposal));

        result.Answer.Should().Be(UndoAnswer.Carried);
        result.Items.Should().ContainSingle().Which.State.Should().Be(UndoState.Done);
        (await StandsAsync(harness, line)).Should().BeEquivalentTo(before);
        (await harness.ProposalAsync(line.Proposal)).Status.Should().Be(ProposalStatus.Executed);
        (await harness.TrailAsync(line)).Should().EndWith("undo.done").And.Contain("undo.asked");
        var undo = await UndoneAsync(harness);
        (undo.Reason, undo.ByName, undo.FollowedAt).Should().Be((RejectReason.Wrong, "Ravi", null));
        var last = (await harness.Desk.HistoryAsync(line.On, default))[^1];
        (last.By.Kind, last.By.Name).Should().Be((ActorKind.Person, "Ravi"));
    }

    [SkippableFact]
    public async Task A_preview_says_the_same_and_changes_nothing()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var (line, _) = await WrittenAsync(harness);
        var stood = await StandsAsync(harness, line);

        var preview = await harness.Get<UndoService>().PreviewAsync(new UndoOne(line.Proposal));

        var item = preview.With(UndoVerdict.Restore).Should().ContainSingle().Subject;
        item.Shown.Should().OnlyContain(f => f.Verdict == UndoVerdict.Restore);
        item.Shown.Select(f => f.Field).Should().Contain([TicketFields.Type, TicketFields.Subtype, TicketFields.Item]);
        (await StandsAsync(harness, line)).Should().BeEquivalentTo(stood);
        harness.Desk.Sent.Should().HaveCount(1);
    }

    [SkippableFact]
    public async Task What_a_person_changed_since_is_kept_and_says_who_and_when()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var (line, _) = await WrittenAsync(harness, (r, _) => Drafts.Priority(r, "p1", [], []));
        harness.Time.Advance(TimeSpan.FromHours(1));
        await harness.ChangeAsync(line.On, TicketFields.Priority, "p2");

        var preview = await harness.Get<UndoService>().PreviewAsync(new UndoOne(line.Proposal));
        var result = await UndoAsync(harness, new UndoOne(line.Proposal));

        var kept = preview.With(UndoVerdict.Kept).Should().ContainSingle().Subject.Fields.Single();
        kept.Why.Should().Be("A colleague changed it to P2 High, 2 Mar 09:00.");
        result.Answer.Should().Be(UndoAnswer.NothingToDo);
        (await harness.FieldAsync(line.Ticket, TicketFields.Priority)).Should().Be("p2");
        (await harness.ReadAsync(db => db.Set<Undo>().CountAsync())).Should().Be(0);
    }

    [SkippableFact]
    public async Task A_class_stands_or_falls_as_a_whole()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var (line, _) = await WrittenAsync(harness);
        await harness.ChangeAsync(line.On, TicketFields.Item, Drafts.Fault);

        var item = (await harness.Get<UndoService>().PreviewAsync(new UndoOne(line.Proposal))).Items.Single();

        item.Verdict.Should().Be(UndoVerdict.Kept);
        (await UndoAsync(harness, new UndoOne(line.Proposal))).Answer.Should().Be(UndoAnswer.NothingToDo);
        (await harness.FieldAsync(line.Ticket, TicketFields.Item)).Should().Be(Drafts.Fault);
    }

    [SkippableFact]
    public async Task A_ticket_does_not_go_back_to_a_board_that_lacks_the_status_it_has_reached_since()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var (line, before) = await WrittenAsync(harness);
        await harness.ChangeAsync(line.On, TicketFields.Status, "in-progress");

        var item = (await harness.Get<UndoService>().PreviewAsync(new UndoOne(line.Proposal))).Items.Single();
        var result = await UndoAsync(harness, new UndoOne(line.Proposal));

        item.Shown.Single(f => f.Field == TicketFields.Board).Why.Should().EndWith("has no status In progress.");
        result.Restored.Should().Be(1);
        (await harness.FieldAsync(line.Ticket, TicketFields.Board)).Should().Be("service-desk");
        (await harness.FieldAsync(line.Ticket, TicketFields.Status)).Should().Be("in-progress");
        (await harness.FieldAsync(line.Ticket, TicketFields.Item))
            .Should()
            .Be(before.GetValueOrDefault(TicketFields.Item)?.Id);
    }

    [SkippableFact]
    public async Task What_would_clear_a_persons_value_beside_it_is_refused_by_the_desk_and_nothing_is_written()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        await harness.CompanyAsync("elsewhere");
        await harness.ContactAsync("elsewhere", "elsewhere/kim");
        var (line, _) = await WrittenAsync(
            harness,
            (r, _) => Drafts.Set(r, TicketFields.Company, FieldValue.Text("elsewhere"))
        );
        await harness.ChangeAsync(line.On, TicketFields.Contact, "elsewhere/kim");

        var result = await UndoAsync(harness, new UndoOne(line.Proposal));

        var item = result.Items.Should().ContainSingle().Subject;
        item.State.Should().Be(UndoState.Failed);
        item.Detail.Should().Contain("refused");
        (await harness.FieldAsync(line.Ticket, TicketFields.Company)).Should().Be("elsewhere");
        (await harness.FieldAsync(line.Ticket, TicketFields.Contact)).Should().Be("elsewhere/kim");
    }

    [SkippableFact]
    public async Task A_ticket_is_undone_down_to_the_first_value_of_each_field()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var (first, before) = await WrittenAsync(harness);
        var (_, _) = await WrittenAsync(harness, (r, _) => Drafts.Priority(r, "p1", [], []), first.On);
        var (_, _) = await WrittenAsync(harness, (r, _) => Drafts.Priority(r, "p2", [], []), first.On);

        var preview = await harness.Get<UndoService>().PreviewAsync(new UndoTicket(first.On));
        var result = await UndoAsync(harness, new UndoTicket(first.On));

        preview.With(UndoVerdict.Restore).Should().HaveCount(3);
        result.Items.Should().HaveCount(3).And.OnlyContain(i => i.State == UndoState.Done);
        (await StandsAsync(harness, first)).Should().BeEquivalentTo(before);
        (await harness.ReadAsync(db => db.Set<Undo>().Select(u => u.Batch).Distinct().CountAsync())).Should().Be(1);
    }

    [SkippableFact]
    public async Task A_range_takes_one_agents_writes_from_inclusive_to_exclusive_and_keeps_what_a_person_changed()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var (early, _) = await WrittenAsync(harness);
        harness.Time.Advance(TimeSpan.FromHours(1));
        var (inside, before) = await WrittenAsync(harness);
        var from = (await harness.ProposalAsync(inside.Proposal)).StatusAt;
        var (changed, _) = await WrittenAsync(harness);
        await harness.ChangeAsync(changed.On, TicketFields.Item, Drafts.Fault);
        await WrittenAsync(harness, (r, _) => Drafts.Priority(r, "p1", [], []));
        harness.Time.Advance(TimeSpan.FromHours(1));
        var (late, _) = await WrittenAsync(harness);
        var to = (await harness.ProposalAsync(late.Proposal)).StatusAt;
        var range = new UndoRange(ReviewHarness.Agent, from, to);

        var result = await harness
            .Get<UndoService>()
            .UndoAsync(harness.Manager, range, RejectReason.NotNow, "Too early");

        result
            .Items.Select(i => (i.Item.Proposal.Id, i.State))
            .Should()
            .BeEquivalentTo([(inside.Proposal, (UndoState?)UndoState.Done), (changed.Proposal, null)]);
        (await StandsAsync(harness, inside)).Should().BeEquivalentTo(before);
        (await harness.FieldAsync(early.Ticket, TicketFields.Item)).Should().Be(Drafts.Driver);
        (await harness.FieldAsync(late.Ticket, TicketFields.Item)).Should().Be(Drafts.Driver);
        (await UndoneAsync(harness)).Reason.Should().Be(RejectReason.NotNow);
    }

    [SkippableFact]
    public async Task Technicians_undo_a_change_or_a_ticket_managers_also_a_range_and_auditors_nothing()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var (line, _) = await WrittenAsync(harness);
        var range = new UndoRange(ReviewHarness.Agent, DateTimeOffset.MinValue, DateTimeOffset.MaxValue);
        UndoScope[] scopes = [new UndoOne(line.Proposal), new UndoTicket(line.On), range];

        foreach (var scope in scopes)
            (await UndoAsync(harness, scope, harness.Auditor)).Answer.Should().Be(UndoAnswer.NotAllowed);
        (await UndoAsync(harness, range)).Answer.Should().Be(UndoAnswer.NotAllowed);
        (await UndoAsync(harness, range, harness.Manager)).Restored.Should().Be(1);
    }

    [SkippableFact]
    public async Task Only_what_agents_did_alone_can_be_asked_for()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var (line, _) = await WrittenAsync(harness);

        (await harness.Get<UndoService>().PreviewAsync(new UndoTicket(line.On, OnlyAlone: true)))
            .Items.Should()
            .BeEmpty();
        (await harness.Get<UndoService>().PreviewAsync(new UndoTicket(line.On))).Items.Should().ContainSingle();
    }

    [SkippableFact]
    public async Task High_risk_and_what_was_not_written_cannot_be_undone_and_say_why()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var (high, _) = await WrittenAsync(harness);
        await harness.ReadAsync(db =>
            db.Set<Proposal>()
                .Where(p => p.Id == high.Proposal)
                .ExecuteUpdateAsync(s => s.SetProperty(p => p.Risk, RiskTier.High))
        );
        var unsent = await harness.SuggestAsync();
        await harness.ApprovedAsync(unsent);

        async Task<string?> WhyAsync(Line line) =>
            (await harness.Get<UndoService>().PreviewAsync(new UndoOne(line.Proposal))).Items.Single().Why;

        (await WhyAsync(high)).Should().Be("High risk: what it set off cannot be taken back.");
        (await WhyAsync(unsent)).Should().Be("It is not written.");
    }

    private static Task<UndoResult> UndoAsync(ReviewHarness harness, UndoScope scope, Core.Access.Person? by = null) =>
        harness.Get<UndoService>().UndoAsync(by ?? harness.Ravi, scope, RejectReason.Wrong, null);

    private static Task<Undo> UndoneAsync(ReviewHarness harness) =>
        harness.ReadAsync(db => db.Set<Undo>().AsNoTracking().SingleAsync());

    private static Task<(Line Line, IReadOnlyDictionary<string, FieldValue> Before)> WrittenAsync(
        ReviewHarness harness,
        Func<SorRecord, SorCatalog, ProposalDraft>? draft = null,
        SorRef? on = null
    ) => harness.WrittenChangeAsync(draft, on);

    private static async Task<IReadOnlyDictionary<string, FieldValue>> StandsAsync(ReviewHarness harness, Line line) =>
        (await harness.Desk.GetAsync(line.On, default))!.Fields;
}

public sealed class Undo_on_Sqlite(SqliteDatabase database) : UndoContract(database), IClassFixture<SqliteDatabase>;

public sealed class Undo_on_Postgres(PostgresDatabase database)
    : UndoContract(database),
        IClassFixture<PostgresDatabase>;
