using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Autonomy.Promotion;
using OversightConsole.Core.Execution.Undoing;
using OversightConsole.Core.Outcomes;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures.Databases;

namespace OversightConsole.Tests.Harness;

/// <summary>A house whose watcher has read the desk's feed up to now, and what it then makes of people's acts.</summary>
internal static class OutcomeHarness
{
    public static async Task<ReviewHarness> OnAsync(DatabaseFixture database)
    {
        var harness = await ReviewHarness.OnAsync(database);
        await using var db = await harness.Get<IDbContextFactory<OversightDbContext>>().CreateDbContextAsync();
        var end = await harness.Desk.ChangesAsync(null, 1_000_000, default);
        db.Add(new OutcomeCursor { Connection = EmbeddedSystemOfRecord.ConnectionName, Cursor = end.Cursor });
        await db.SaveChangesAsync();
        return harness;
    }

    /// <summary>A suggestion of the printer's driver, approved and written.</summary>
    public static async Task<Line> WrittenAsync(this ReviewHarness harness)
    {
        var line = await harness.SuggestAsync();
        await harness.ApprovedAsync(line);
        (await harness.SendAsync()).Should().Be(1);
        harness.Time.Advance(TimeSpan.FromMinutes(1));
        return line;
    }

    /// <summary>Time goes on a little and the watcher reads all there is.</summary>
    public static async Task FollowAsync(this ReviewHarness harness)
    {
        harness.Time.Advance(TimeSpan.FromSeconds(1));
        while (await harness.Get<OutcomeWatch>().RunOnceAsync()) { }
    }

    public static Task<List<ProposalOutcome>> OutcomesAsync(this ReviewHarness harness, Line line) =>
        harness.ReadAsync(db =>
            db.Set<ProposalOutcome>().AsNoTracking().Where(o => o.ProposalId == line.Proposal).ToListAsync()
        );

    /// <summary>What the proposal counts as by its last line in the ledger.</summary>
    public static Task<EvidenceResult> EndingAsync(this ReviewHarness harness, Line line) =>
        harness.ReadAsync(db =>
            db.Set<EvidenceEntry>()
                .Where(e => e.ProposalId == line.Proposal)
                .OrderByDescending(e => e.Number)
                .Select(e => e.Ending)
                .FirstAsync()
        );

    /// <summary>A person put the item back to what it was, and the desk confirmed it.</summary>
    public static async Task<Guid> UndoneAsync(this ReviewHarness harness, Line line, RejectReason reason)
    {
        var decision = await harness.ReadAsync(db =>
            db.Set<Decision>().Where(d => d.ProposalId == line.Proposal).Select(d => d.Id).SingleAsync()
        );
        var undo = new Undo
        {
            Id = Guid.CreateVersion7(harness.Time.Now()),
            Batch = Guid.NewGuid(),
            ProposalId = line.Proposal,
            DecisionId = decision,
            Agent = ReviewHarness.Agent,
            Ticket = line.On,
            ById = harness.Mia.Id,
            ByName = harness.Mia.Name,
            Reason = reason,
            At = harness.Time.Now(),
            Fields = [new UndoField(TicketFields.Item, null, null, null, UndoVerdict.Restore, null)],
        };
        undo.End(UndoState.Done, null);
        return await harness.ReadAsync(async db =>
        {
            db.Add(undo);
            await db.SaveChangesAsync();
            return undo.Id;
        });
    }
}
