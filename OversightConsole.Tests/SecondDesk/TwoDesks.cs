using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Execution.Undoing;
using OversightConsole.Core.Outcomes;
using OversightConsole.Core.Pipeline.Feed;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.SecondDesk;

/// <summary>A console that serves two desks side by side: the embedded one, and one in memory whose tickets have bare numbers too.</summary>
internal sealed class TwoDesks : IAsyncDisposable
{
    private TwoDesks(ReviewHarness harness) => House = harness;

    public ReviewHarness House { get; }

    /// <summary>The second desk.</summary>
    public MemoryDesk Other => House.Get<MemoryDesk>();

    public static async Task<TwoDesks> OnAsync(DatabaseFixture database)
    {
        var harness = await PipelineHarness.OnAsync(database, s => s.AddConnectedSystem<MemoryDesk>());
        harness.Asked.Says = (ticket, catalog) =>
            new Proposes(
                ticket.Ref.Connection == MemoryDesk.Name
                    ? SecondDeskHarness.Draft(ticket, catalog)
                    : Drafts.Class(ticket, catalog)
            );
        var desks = new TwoDesks(harness);
        desks.Other.Prefix = "";
        return desks;
    }

    /// <summary>A ticket on each desk, both with the same number; the agents have not looked yet.</summary>
    public async Task<(SorRef Own, SorRef Other)> SameNumberAsync()
    {
        var own = await House.TicketAsync("Printer is jammed");
        Other.Last = long.Parse(own.Id, CultureInfo.InvariantCulture) - 1;
        var other = Other.Opens("Scanner is dead", "It neither blinks nor hums.");
        other.Id.Should().Be(own.Id);
        return (own, other);
    }

    /// <summary>The same, and the agents have proposed a class on both.</summary>
    public async Task<(Line Own, Line Other)> ProposedAsync()
    {
        var (own, other) = await SameNumberAsync();
        await House.WorkAsync();
        return (await House.LineAsync(own), await House.LineAsync(other));
    }

    /// <summary>The same, approved by a person and written.</summary>
    public async Task<(Line Own, Line Other)> WrittenAsync()
    {
        var (own, other) = await ProposedAsync();
        await House.ApprovedAsync(own);
        await House.ApprovedAsync(other);
        (await House.SendAsync()).Should().Be(2);
        return (own, other);
    }

    public Task<string?> ItemAsync(Line line) => House.FieldAsync(line.Ticket, TicketFields.Item);

    public Task<Dictionary<string, string?>> FeedCursorsAsync() =>
        House.ReadAsync(db => db.Set<FeedCursor>().AsNoTracking().ToDictionaryAsync(c => c.Connection, c => c.Cursor));

    public async Task<IReadOnlyList<OutcomeKind>> OutcomesAsync(Line line)
    {
        while (await House.Get<OutcomeWatch>().RunOnceAsync()) { }
        return await House.ReadAsync(db =>
            db.Set<ProposalOutcome>().Where(o => o.ProposalId == line.Proposal).Select(o => o.Kind).ToListAsync()
        );
    }

    public Task<List<EvidenceEntry>> EvidenceAsync(Line line) =>
        House.ReadAsync(db =>
            db.Set<EvidenceEntry>().AsNoTracking().Where(e => e.ProposalId == line.Proposal).ToListAsync()
        );

    public Task<UndoResult> UndoAsync(ReviewHarness console, Line line) =>
        console.Get<UndoService>().UndoAsync(House.Ravi, new UndoOne(line.Proposal), RejectReason.Wrong, null);

    public ValueTask DisposeAsync() => House.DisposeAsync();
}
