using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Pipeline.Work;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.Pipeline;

/// <summary>Many proposals end at once as each would have ended alone.</summary>
public abstract class ExpiryContract(DatabaseFixture database)
{
    private const string Why = "It expired.";

    private readonly CommandLog log = new();

    [SkippableFact]
    public async Task Many_expire_with_one_update_for_each_status()
    {
        await using var harness = await ReviewHarness.OnAsync(
            database,
            more: s => s.AddLogging(l => l.AddProvider(log).SetMinimumLevel(LogLevel.Information))
        );
        var lines = await SuggestedAsync(harness, 5);
        var held = await harness.SuggestAsync(
            draft: (t, _) => Drafts.Team(t, "second-line", [new Fact(TicketFields.Priority, FieldValue.Text("p1"))])
        );
        harness.Time.Advance(ProposalLifecycle.Lifetime);
        log.Commands.Clear();

        (await harness.Get<Expiry>().RunOnceAsync()).Should().Be(6);

        log.Commands.Count(c => c.Contains("UPDATE \"Proposals\"", StringComparison.Ordinal)).Should().Be(2);
        foreach (var line in lines.Append(held))
            (await harness.ProposalAsync(line.Proposal))
                .Should()
                .BeEquivalentTo(
                    new
                    {
                        Status = ProposalStatus.Expired,
                        Version = 1,
                        Round = 0,
                    }
                );
        (await harness.Get<AuditVerifier>().VerifyAsync()).Intact.Should().BeTrue();
    }

    [SkippableFact]
    public async Task One_that_is_decided_meanwhile_stays_decided_and_the_others_end()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var lines = await SuggestedAsync(harness, 3);
        var read = await ReadAsync(harness, lines);
        await harness.ApprovedAsync(lines[1]);

        (await EndAsync(harness, w => UndecidedClosures.EndAllAsync(w, read, ProposalStatus.Expired, Why)))
            .Should()
            .Be(2);

        (await harness.StatusAsync(lines[0])).Should().Be(ProposalStatus.Expired);
        (await harness.StatusAsync(lines[1])).Should().Be(ProposalStatus.Approved);
        (await harness.StatusAsync(lines[2])).Should().Be(ProposalStatus.Expired);
        (await harness.TrailAsync(lines[1])).Should().NotContain("proposal.expired");
        (await harness.TrailAsync(lines[2])).Should().ContainSingle(k => k == "proposal.expired");
    }

    [SkippableFact]
    public async Task Together_they_end_as_one_by_one()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var lines = await SuggestedAsync(harness, 4);
        var read = await ReadAsync(harness, lines);

        await EndAsync(harness, w => UndecidedClosures.EndAllAsync(w, read[..2], ProposalStatus.Expired, Why));
        foreach (var proposal in read[2..])
            await EndAsync(harness, w => UndecidedClosures.EndAsync(w, proposal, ProposalStatus.Expired, Why));

        var ended = await ReadAsync(harness, lines);
        ended
            .Select(p => (p.Status, p.StatusReason, p.StatusAt, p.Version, p.Round))
            .Should()
            .AllBeEquivalentTo((ProposalStatus.Expired, Why, Now(harness), 1, 0));
        var endings = await harness.ReadAsync(db => db.Set<EvidenceEntry>().Select(e => e.Ending).ToListAsync());
        endings.Should().HaveCount(4).And.OnlyContain(e => e == EvidenceResult.Unanswered);
        var first = await harness.TrailAsync(lines[0]);
        first.Should().Contain("proposal.expired");
        foreach (var line in lines)
            (await harness.TrailAsync(line)).Should().Equal(first);
    }

    private static DateTimeOffset Now(ReviewHarness harness) => harness.Time.Now();

    private static async Task<List<Line>> SuggestedAsync(ReviewHarness harness, int count)
    {
        var lines = new List<Line>();
        for (var i = 0; i < count; i++)
            lines.Add(await harness.SuggestAsync());
        return lines;
    }

    private static async Task<List<Proposal>> ReadAsync(ReviewHarness harness, IReadOnlyList<Line> lines)
    {
        var read = new List<Proposal>();
        foreach (var line in lines)
            read.Add(await harness.ProposalAsync(line.Proposal));
        return read;
    }

    private static Task<T> EndAsync<T>(ReviewHarness harness, Func<WriteScope, Task<T>> end) =>
        harness.ReadAsync(async db =>
        {
            await using var write = await db.BeginWriteAsync(harness.Time.Now());
            var ended = await end(write);
            await write.CommitAsync();
            return ended;
        });
}

public sealed class Expiry_on_Sqlite(SqliteDatabase db) : ExpiryContract(db), IClassFixture<SqliteDatabase>;

public sealed class Expiry_on_Postgres(PostgresDatabase db) : ExpiryContract(db), IClassFixture<PostgresDatabase>;
