using Microsoft.Extensions.Time.Testing;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Tests.SecondDesk;

/// <summary>The desk in memory keeps what the seam promises; otherwise what is shown over it would prove nothing.</summary>
public sealed class MemoryDeskTests
{
    private static readonly Actor Agent = new(ActorKind.Agent, "priority", "Priority");
    private readonly MemoryDesk _desk = new(new FakeTimeProvider());

    [Fact]
    public async Task A_command_is_carried_out_once_and_its_fields_read_back()
    {
        var ticket = _desk.Opens("It smokes", "The printer smokes.");
        var before = (await _desk.GetAsync(ticket, default))!;
        var command = Raise(before, before[TicketFields.Priority]);

        var applied = (await _desk.ApplyAsync(command, default)).Should().BeOfType<Applied>().Subject;
        (await _desk.ApplyAsync(command, default)).Should().Be(new AlreadyApplied(applied.Version));

        var after = (await _desk.GetAsync(ticket, default))!;
        after[TicketFields.Priority]!.Id.Should().Be(MemoryDesk.Worst);
        after.Version.Should().Be(applied.Version).And.NotBe(before.Version);
        (await _desk.HistoryAsync(ticket, default)).Select(c => c.IdempotencyKey).Should().Equal(null, "key");
    }

    [Fact]
    public async Task What_changed_meanwhile_is_a_conflict_and_nothing_is_written()
    {
        var ticket = _desk.Opens("It smokes", "The printer smokes.");
        var before = (await _desk.GetAsync(ticket, default))!;
        _desk.Sets(ticket, TicketFields.Priority, new FieldValue("sev-2", "Severity 2"));

        var outcome = await _desk.ApplyAsync(Raise(before, before[TicketFields.Priority]), default);

        outcome.Should().BeOfType<Conflict>().Which.Differing.Single().Current!.Id.Should().Be("sev-2");
        (await _desk.GetAsync(ticket, default))![TicketFields.Priority]!.Id.Should().Be("sev-2");
    }

    [Fact]
    public async Task The_feed_goes_on_where_it_was_left_and_a_closed_ticket_is_found_as_such()
    {
        var first = _desk.Opens("One", "");
        var page = await _desk.ChangesAsync(null, 10, default);
        _desk.Sets(first, TicketFields.Status, new FieldValue("s-9", "Done"));
        var second = _desk.Opens("Two", "", company: null);

        var rest = await _desk.ChangesAsync(page.Cursor, 1, default);
        rest.Changes.Single().Field.Should().Be(TicketFields.Status);
        rest.More.Should().BeTrue();
        (await _desk.ChangesAsync(rest.Cursor, 10, default)).Changes.Single().Ref.Should().Be(second);
        (await _desk.FindAsync(new SorQuery(Open: false), null, default)).Records.Single().Ref.Should().Be(first);
        var newest = new SorQuery(PageSize: 1) { NewestFirst = true };
        var begin = await _desk.FindAsync(newest, null, default);
        (begin.Records.Single().Ref, begin.Next is null).Should().Be((second, false));
        (await _desk.FindAsync(newest, begin.Next, default))
            .Should()
            .Match<SorPage>(p => p.Records[0].Ref == first && p.Next == null);
        (await _desk.FindAsync(new SorQuery(Open: true), null, default)).Records.Single().Ref.Should().Be(second);
    }

    private static SorCommand Raise(SorRecord seen, FieldValue? expected) =>
        new(
            "key",
            seen.Ref,
            seen.Version,
            [new FieldExpectation(TicketFields.Priority, expected)],
            [new SetField(TicketFields.Priority, new FieldValue(MemoryDesk.Worst, "Severity 1"))],
            Agent
        );
}
