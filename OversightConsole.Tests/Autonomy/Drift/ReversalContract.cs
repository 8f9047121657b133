using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Drift;
using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Autonomy.Promotion;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.Autonomy.Drift;

public abstract class ReversalContract(DatabaseFixture database)
{
    protected DatabaseFixture Database { get; } = database;

    [SkippableFact]
    public async Task Many_reversals_of_what_nobody_audited_end_its_autonomy()
    {
        await using var harness = await AloneAsync();
        await ActAsync(harness, [.. Enumerable.Repeat(false, 9)]);
        harness.Time.Advance(TimeSpan.FromDays(8));

        await harness.Get<ReversalWatch>().RunOnceAsync();

        var settings = await SettingsAsync(harness);
        settings.Mode.Should().Be(AgentMode.Suggest);
        var demotion = await harness.ReadAsync(db => db.Set<Demotion>().SingleAsync());
        demotion.Cause.Should().Be(DemotionCause.Reversals);
        demotion
            .Reason.Should()
            .StartWith("Classification stepped back by itself: 9 of the last 9 things it did alone");
    }

    [SkippableFact]
    public async Task A_few_make_it_ask_about_everything_until_they_are_outweighed()
    {
        await using var harness = await AloneAsync();
        await ActAsync(harness, [.. Enumerable.Repeat(false, 6)]);
        harness.Time.Advance(TimeSpan.FromDays(8));

        await harness.Get<ReversalWatch>().RunOnceAsync();
        (await SettingsAsync(harness)).Should().Match<AgentSettings>(s => s.Mode == AgentMode.Autonomous && s.AsksAll);

        await ActAsync(harness, [.. Enumerable.Repeat(true, 40)]);
        harness.Time.Advance(TimeSpan.FromDays(8));
        await harness.Get<ReversalWatch>().RunOnceAsync();
        (await SettingsAsync(harness)).AsksAll.Should().BeFalse();
    }

    [SkippableFact]
    public async Task Only_what_has_had_its_seven_days_counts()
    {
        await using var harness = await AloneAsync();
        await ActAsync(harness, [.. Enumerable.Repeat(false, 9)]);
        harness.Time.Advance(TimeSpan.FromDays(6));

        await harness.Get<ReversalWatch>().RunOnceAsync();

        (await SettingsAsync(harness)).Should().Match<AgentSettings>(s => s.Mode == AgentMode.Autonomous && !s.AsksAll);
    }

    [SkippableFact]
    public async Task What_people_decided_is_not_the_agents_own_doing()
    {
        await using var harness = await AloneAsync();
        await ActAsync(harness, [.. Enumerable.Repeat(false, 9)], DecisionKind.Human);
        harness.Time.Advance(TimeSpan.FromDays(8));

        await harness.Get<ReversalWatch>().RunOnceAsync();

        (await SettingsAsync(harness)).Mode.Should().Be(AgentMode.Autonomous);
    }

    [SkippableFact]
    public async Task An_audit_does_not_calm_what_reversals_have_alarmed()
    {
        await using var harness = await AloneAsync();
        await ActAsync(harness, [.. Enumerable.Repeat(false, 6)]);
        harness.Time.Advance(TimeSpan.FromDays(8));
        await harness.Get<ReversalWatch>().RunOnceAsync();

        await ActAsync(harness, [true], DecisionKind.Human, isEvidence: true);

        (await SettingsAsync(harness)).AsksAll.Should().BeTrue();
    }

    /// <summary>A house in which the agent works alone under a claim of its own.</summary>
    private async Task<ReviewHarness> AloneAsync()
    {
        var harness = await OutcomeHarness.OnAsync(Database);
        await harness.ReadAsync(async db =>
        {
            var now = harness.Time.Now();
            var settings = await db.Set<AgentSettings>().SingleAsync(s => s.Agent == ReviewHarness.Agent);
            var claim = new AgentClaim
            {
                Key = settings.ClaimFor("v1", "set-class"),
                Agent = settings.Agent,
                AgentVersion = "v1",
                ActionType = "set-class",
                Fields = "board+type+subtype+item",
                Target = settings.Target,
                OpenedAt = now,
            };
            claim.Promote(0);
            db.Add(claim);
            settings.Promote(claim.Key, "max", "For a test", now);
            return await db.SaveChangesAsync();
        });
        return harness;
    }

    private static Task<AgentSettings> SettingsAsync(ReviewHarness harness) =>
        harness.ReadAsync(db =>
            db.Set<AgentSettings>().AsNoTracking().SingleAsync(s => s.Agent == ReviewHarness.Agent)
        );

    /// <summary>Actions that were carried out, each on a ticket of its own; false was contradicted by a person.</summary>
    private static async Task ActAsync(
        ReviewHarness harness,
        IReadOnlyList<bool> stood,
        DecisionKind kind = DecisionKind.Automatic,
        bool isEvidence = false
    )
    {
        var catalog = await harness.Desk.DescribeAsync(default);
        var record = (await harness.Desk.GetAsync(await harness.TicketAsync(), default))!;
        foreach (var isRight in stood)
        {
            await using var db = await harness.Get<IDbContextFactory<OversightDbContext>>().CreateDbContextAsync();
            var now = harness.Time.Now();
            await using var write = await db.BeginWriteAsync(now);
            var claim = (await SettingsAsync(harness)).PromotedClaim!;
            var draw = new GateDraw(ProposalStatus.Approved, claim, 1, isEvidence, false, 0.1);
            var draft = Drafts.Class(record, catalog) with { Unit = Guid.NewGuid().ToString("N") };
            var proposal = await ProposalWriter.EnterAsync(write, draft, draw, now, default);
            await db.SaveChangesAsync();
            db.Add(DecisionOf(proposal, kind, now));
            foreach (var (from, to) in Way)
                (await ProposalLifecycle.MoveAsync(write, proposal.Id, from, to)).Should().BeTrue();
            if (isEvidence)
                EvidenceLedger.Found(write, proposal, EvidenceResult.Approved);
            if (!isRight)
                EvidenceLedger.Found(write, proposal, EvidenceResult.Contradicted);
            await write.CommitAsync();
        }
    }

    private static readonly (ProposalStatus From, ProposalStatus To)[] Way =
    [
        (ProposalStatus.Approved, ProposalStatus.Executing),
        (ProposalStatus.Executing, ProposalStatus.Executed),
    ];

    private static Decision DecisionOf(Proposal proposal, DecisionKind kind, DateTimeOffset now) =>
        new()
        {
            Id = Guid.CreateVersion7(now),
            ProposalId = proposal.Id,
            Kind = kind,
            ById = "somebody",
            ByName = "Somebody",
            Verdict = Verdict.Approve,
            At = now,
            ProposalHash = proposal.ActionHash,
            NotBefore = now,
        };
}

public sealed class Reversals_on_Sqlite(SqliteDatabase db) : ReversalContract(db), IClassFixture<SqliteDatabase>;

public sealed class Reversals_on_Postgres(PostgresDatabase db) : ReversalContract(db), IClassFixture<PostgresDatabase>;
