using Microsoft.EntityFrameworkCore;
using OversightConsole.Audit;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Autonomy.Stopping;
using OversightConsole.Core.Reports.TrailConsistency;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.Audit;

/// <summary>Names and personal text lie beside the entries: nothing hashed holds them, and erasing them breaks nothing.</summary>
public abstract class PersonalTextContract(DatabaseFixture database)
{
    private const string Marker = MarkedActs.Marker;

    /// <summary>People, customers and what people typed in <see cref="TrailHarness.StoryAsync"/>.</summary>
    private static readonly string[] Story =
    [
        "Ravi",
        "Mia",
        "Max",
        "Nora",
        "Root",
        "Acme",
        "Stricter",
        "Not yet",
        "Something is wrong",
        "This one",
        "It was not",
        "rang",
    ];

    [SkippableFact]
    public async Task No_name_and_nothing_that_somebody_typed_stands_in_an_entry()
    {
        await using var harness = await TrailHarness.OnAsync(database);
        await harness.StoryAsync();
        await harness.MarkedAsync();

        var entries = await EntriesAsync(harness);
        var hashed = entries.Select(e =>
            string.Join('\n', e.Kind, e.ActorKind, e.ActorId, e.ActorNameHash, e.Subject, e.Ticket, e.Payload)
        );
        foreach (var text in hashed)
        foreach (var personal in Story.Append(Marker))
            text.Should().NotContain(personal);
        var texts = await harness.ReadAsync(db => db.Set<AuditText>().AsNoTracking().ToListAsync());
        foreach (var personal in Story.Except(["rang"]).Append(Marker))
            texts.Should().Contain(t => t.Text.Contains(personal), $"{personal} was said somewhere");
        texts.Select(t => t.Salt).Should().OnlyHaveUniqueItems("each piece has a salt of its own");
        var kinds = texts.Where(t => t.Text.Contains(Marker)).Select(t => entries[(int)t.Sequence - 1].Kind).Distinct();
        kinds
            .Should()
            .Contain([
                "decision.recorded",
                "undo.asked",
                "stop.set",
                "stop.lifted",
                "terms.set",
                "mode.set",
                "scope.set",
                "outcome.contradicted",
                "report.exported",
            ]);
    }

    [SkippableFact]
    public async Task Erased_everywhere_the_trail_is_whole_and_the_state_still_follows_from_it()
    {
        await using var harness = await TrailHarness.OnAsync(database);
        await harness.StoryAsync();
        var before = await harness.Get<TrailCheck>().RunAsync();
        (before.Intact, before.Erased, before.Reason).Should().Be((true, 0, null));
        var pieces = await harness.ReadAsync(db => db.Set<AuditText>().ExecuteDeleteAsync());

        var verdict = await harness.Get<TrailCheck>().RunAsync();

        verdict.Reason.Should().BeNull();
        (verdict.Intact, verdict.Erased).Should().Be((true, pieces));
        verdict.ErasedTexts.Should().NotBeEmpty();
        (await harness.Get<Rebuild>().RunAsync()).Identical.Should().BeTrue();
    }

    [SkippableFact]
    public async Task A_persons_name_can_be_erased_alone()
    {
        await using var harness = await TrailHarness.OnAsync(database);
        var stops = harness.Get<StopSwitch>();
        await stops.StopAsync(harness.Manager, StopRequest.All, "Something is odd");
        await stops.ResumeAsync(harness.Manager, StopRequest.All, "It was not");
        await harness.ApprovedAsync((await harness.SuggestionsAsync(1)).Single());

        await ErasingAsync(harness, db => AuditTexts.EraseNameAsync(db, harness.Manager.Id, default));

        var shown = (await harness.Get<AuditReader>().ListAsync(AuditFilter.All, null, 200)).Entries;
        shown.Where(e => e.ActorId == harness.Manager.Id).Should().OnlyContain(e => e.ActorName == "erased");
        shown.Single(e => e.Kind == "decision.recorded").ActorName.Should().Be(harness.Ravi.Name);
        AuditEntryText
            .For(shown.Single(e => e.Kind == "stop.set"), KnownAgents.Register)
            .Should()
            .Be("Stopped all agents: “Something is odd”");
        (await harness.Get<TrailCheck>().RunAsync()).Reason.Should().BeNull();
    }

    [SkippableFact]
    public async Task One_erased_text_is_named_and_shown_as_erased()
    {
        await using var harness = await TrailHarness.OnAsync(database);
        await harness.Get<StopSwitch>().StopAsync(harness.Manager, StopRequest.All, "Something is odd");
        var stop = (await EntriesAsync(harness)).Single(e => e.Kind == "stop.set");

        await ErasingAsync(harness, db => AuditTexts.EraseAsync(db, stop.Sequence, "facts.reason", default));

        var verdict = await harness.Get<TrailCheck>().RunAsync();
        (verdict.Intact, verdict.Erased).Should().Be((true, 1));
        verdict.ErasedTexts.Should().Equal($"{stop.Sequence} facts.reason");
        var shown = (await harness.Get<AuditReader>().FindAsync(stop.Sequence))!;
        (shown.ActorName, AuditEntryText.For(shown, KnownAgents.Register))
            .Should()
            .Be((harness.Manager.Name, "Stopped all agents: “erased”"));
    }

    [SkippableTheory]
    [InlineData(AuditText.Actor)]
    [InlineData("facts.reason")]
    public async Task An_altered_text_is_a_fault_at_its_entry(string field)
    {
        await using var harness = await TrailHarness.OnAsync(database);
        await harness.Get<StopSwitch>().StopAsync(harness.Manager, StopRequest.All, "Something is odd");
        var stop = (await EntriesAsync(harness)).Single(e => e.Kind == "stop.set");
        await harness.ReadAsync(db =>
            db.Set<AuditText>()
                .Where(t => t.Sequence == stop.Sequence && t.Field == field)
                .ExecuteUpdateAsync(s => s.SetProperty(t => t.Text, "Something else"))
        );

        var verdict = await harness.Get<TrailCheck>().RunAsync();

        (verdict.Intact, verdict.FirstBadSequence, verdict.Erased).Should().Be((false, stop.Sequence, 0));
        verdict.Reason.Should().Contain(field).And.Contain("changed");
        var row = await harness.ReadAsync(db => db.Set<TrailVerdict>().AsNoTracking().SingleAsync());
        row.IsChainWhole.Should().BeTrue("the entries themselves hold");
    }

    [SkippableFact]
    public async Task A_text_that_no_entry_names_is_a_fault()
    {
        await using var harness = await TrailHarness.OnAsync(database);
        await ErasingAsync(
            harness,
            async db =>
            {
                db.Add(
                    new AuditText
                    {
                        Sequence = 1,
                        Field = "facts.reason",
                        Text = "Because",
                        Salt = PersonalText.NewSalt(),
                    }
                );
                return await db.SaveChangesAsync();
            }
        );

        var verdict = await harness.Get<TrailCheck>().RunAsync();

        (verdict.Intact, verdict.FirstBadSequence).Should().Be((false, 1));
    }

    [SkippableFact]
    public async Task The_trail_is_searched_by_the_name_beside()
    {
        await using var harness = await TrailHarness.OnAsync(database);
        await harness.ApprovedAsync((await harness.SuggestionsAsync(1)).Single());
        var filter = AuditFilter.All with { Search = harness.Ravi.Name };

        var found = (await harness.Get<AuditReader>().ListAsync(filter, null, 50)).Entries;

        found.Should().ContainSingle(e => e.Kind == "decision.recorded").Which.ActorName.Should().Be(harness.Ravi.Name);
    }

    private static Task<List<AuditEntry>> EntriesAsync(ReviewHarness harness) =>
        harness.ReadAsync(db => db.Set<AuditEntry>().AsNoTracking().OrderBy(e => e.Sequence).ToListAsync());

    private static async Task ErasingAsync<T>(ReviewHarness harness, Func<OversightDbContext, Task<T>> erase)
    {
        await using var db = await harness.Get<IDbContextFactory<OversightDbContext>>().CreateDbContextAsync();
        await using var write = await db.BeginWriteAsync();
        await erase(db);
        await write.CommitAsync();
    }
}

public sealed class Personal_text_on_Sqlite(SqliteDatabase database)
    : PersonalTextContract(database),
        IClassFixture<SqliteDatabase>;

public sealed class Personal_text_on_Postgres(PostgresDatabase database)
    : PersonalTextContract(database),
        IClassFixture<PostgresDatabase>;
