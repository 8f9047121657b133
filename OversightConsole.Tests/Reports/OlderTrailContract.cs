using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Reports.TrailConsistency;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.Reports;

/// <summary>A trail that the version before wrote: its entries about suggestions do not name the incident.</summary>
public abstract class OlderTrailContract(DatabaseFixture database)
{
    [SkippableFact]
    public async Task Still_verifies()
    {
        await using var harness = await TrailHarness.OnAsync(database);
        await harness.StoryAsync();
        await using var db = await harness.Get<IDbContextFactory<OversightDbContext>>().CreateDbContextAsync();
        await using var write = await db.BeginWriteAsync();

        var aged = await AgeAsync(db);
        var verdict = await TrailCheck.LookAsync(db, default);

        aged.Should().BePositive("otherwise the trail is not an older one");
        (verdict.Intact, verdict.Reason).Should().Be((true, null));
    }

    [SkippableFact]
    public async Task Does_not_excuse_what_it_does_say()
    {
        await using var harness = await TrailHarness.OnAsync(database);
        await harness.StoryAsync();
        await using var db = await harness.Get<IDbContextFactory<OversightDbContext>>().CreateDbContextAsync();
        await using var write = await db.BeginWriteAsync();
        await AgeAsync(db);
        var made = await db.Set<Proposal>().Select(p => p.Id).FirstAsync();

        await db.Set<Proposal>()
            .Where(p => p.Id == made)
            .ExecuteUpdateAsync(s => s.SetProperty(p => p.PolicyVersion, p => p.PolicyVersion + 1));
        var verdict = await TrailCheck.LookAsync(db, default);

        verdict.Intact.Should().BeFalse();
        verdict.Reason.Should().Contain("policy version").And.NotContain("unit");
    }

    /// <summary>Writes the chain anew as that version would have; how many entries say less than before.</summary>
    private static async Task<int> AgeAsync(OversightDbContext db)
    {
        var (aged, previous) = (0, AuditChain.Genesis);
        foreach (var entry in await db.Set<AuditEntry>().AsNoTracking().OrderBy(e => e.Sequence).ToListAsync())
        {
            var older = Older(entry, previous, ref aged);
            var hash = AuditChain.HashOf(older);
            await db.Set<AuditEntry>()
                .Where(e => e.Sequence == entry.Sequence)
                .ExecuteUpdateAsync(s =>
                    s.SetProperty(e => e.Payload, older.Payload)
                        .SetProperty(e => e.PreviousHash, older.PreviousHash)
                        .SetProperty(e => e.Hash, hash)
                );
            previous = hash;
        }
        await db.Set<AuditHead>().ExecuteUpdateAsync(s => s.SetProperty(h => h.Hash, previous));
        return aged;
    }

    private static AuditEntry Older(AuditEntry entry, string previous, ref int aged)
    {
        var payload = entry.Payload;
        if (entry.Kind == "proposal.made")
        {
            var facts = JsonNode.Parse(payload)!.AsObject();
            aged += facts.Remove("unit") ? 1 : 0;
            payload = facts.ToJsonString();
        }
        return new AuditEntry
        {
            Sequence = entry.Sequence,
            At = entry.At,
            Kind = entry.Kind,
            ActorKind = entry.ActorKind,
            ActorId = entry.ActorId,
            ActorNameHash = entry.ActorNameHash,
            Subject = entry.Subject,
            Ticket = entry.Ticket,
            Payload = payload,
            PreviousHash = previous,
        };
    }
}

public sealed class Older_trail_on_Sqlite(SqliteDatabase database)
    : OlderTrailContract(database),
        IClassFixture<SqliteDatabase>;

public sealed class Older_trail_on_Postgres(PostgresDatabase database)
    : OlderTrailContract(database),
        IClassFixture<PostgresDatabase>;
