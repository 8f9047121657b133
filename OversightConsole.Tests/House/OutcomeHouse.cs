using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Execution;
using OversightConsole.Core.Outcomes;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures.Databases;

namespace OversightConsole.Tests.House;

/// <summary>A house whose watcher has read the desk's feed up to now, and what it then makes of people's acts.</summary>
internal static class OutcomeHouse
{
    public static async Task<ReviewHouse> OnAsync(DatabaseFixture database)
    {
        var house = await ReviewHouse.OnAsync(database);
        await using var db = await house.Get<IDbContextFactory<OversightDbContext>>().CreateDbContextAsync();
        await db.Set<ProposalOutcome>().ExecuteDeleteAsync();
        await db.Set<OutcomeCursor>().ExecuteDeleteAsync();
        await db.Set<Undo>().ExecuteDeleteAsync();
        await db.Set<EvidenceEntry>().ExecuteDeleteAsync();
        await db.Set<EvidenceUnit>().ExecuteDeleteAsync();
        await db.Set<AgentClaim>().ExecuteDeleteAsync();
        await db.Set<Demotion>().ExecuteDeleteAsync();
        var end = await house.Desk.ChangesAsync(null, 1_000_000, default);
        db.Add(new OutcomeCursor { Connection = EmbeddedSystemOfRecord.ConnectionName, Cursor = end.Cursor });
        await db.SaveChangesAsync();
        return house;
    }

    /// <summary>A suggestion of the printer's driver, approved and written.</summary>
    public static async Task<Line> WrittenAsync(this ReviewHouse house)
    {
        var line = await house.SuggestAsync();
        await house.ApprovedAsync(line);
        (await house.SendAsync()).Should().Be(1);
        house.Time.Advance(TimeSpan.FromMinutes(1));
        return line;
    }

    /// <summary>Time goes on a little and the watcher reads all there is.</summary>
    public static async Task FollowAsync(this ReviewHouse house)
    {
        house.Time.Advance(TimeSpan.FromSeconds(1));
        while (await house.Get<OutcomeWatch>().RunOnceAsync()) { }
    }

    public static Task<List<ProposalOutcome>> OutcomesAsync(this ReviewHouse house, Line line) =>
        house.ReadAsync(db =>
            db.Set<ProposalOutcome>().AsNoTracking().Where(o => o.ProposalId == line.Proposal).ToListAsync()
        );

    /// <summary>What the proposal counts as by its last line in the ledger.</summary>
    public static Task<EvidenceEnding> EndingAsync(this ReviewHouse house, Line line) =>
        house.ReadAsync(db =>
            db.Set<EvidenceEntry>()
                .Where(e => e.ProposalId == line.Proposal)
                .OrderByDescending(e => e.Number)
                .Select(e => e.Ending)
                .FirstAsync()
        );

    /// <summary>A person put the item back to what it was, and the desk confirmed it.</summary>
    public static async Task<Guid> UndoneAsync(this ReviewHouse house, Line line, RejectReason reason)
    {
        var decision = await house.ReadAsync(db =>
            db.Set<Decision>().Where(d => d.ProposalId == line.Proposal).Select(d => d.Id).SingleAsync()
        );
        var undo = new Undo
        {
            Id = Guid.CreateVersion7(house.Time.Now()),
            Batch = Guid.NewGuid(),
            ProposalId = line.Proposal,
            DecisionId = decision,
            Agent = ReviewHouse.Agent,
            Ticket = line.On,
            ById = house.Mia.Id,
            ByName = house.Mia.Name,
            Reason = reason,
            At = house.Time.Now(),
            Fields = [new UndoField(TicketFields.Item, null, null, null, UndoVerdict.Restore, null)],
        };
        undo.End(UndoState.Done, null);
        return await house.ReadAsync(async db =>
        {
            db.Add(undo);
            await db.SaveChangesAsync();
            return undo.Id;
        });
    }
}
