using OversightConsole.Core.Execution.Undoing;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review.Decisions;
using OversightConsole.Core.Review.Queue;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.Execution;

/// <summary>Notes and answers are proposed, changed and written as fields are; only taking back is impossible.</summary>
public abstract class NotesContract(DatabaseFixture database)
{
    private const string Text = "Driver 3.1 was | rolled back.\nPlease print again.";

    [SkippableTheory]
    [InlineData(TicketFields.Note, true)]
    [InlineData(TicketFields.Reply, false)]
    public async Task An_approved_text_stands_in_the_thread_for_staff_or_for_the_customer(string field, bool isInternal)
    {
        await using var harness = await ReviewHarness.OnAsync(database);

        var (line, _) = await harness.WrittenChangeAsync((t, _) => Drafts.Set(t, field, FieldValue.Text(Text)));

        var note = (await harness.Desk.GetAsync(line.On, default))!.Notes.Should().ContainSingle().Subject;
        (note.Text, note.Internal, note.By.Kind).Should().Be((Text, isInternal, ActorKind.Agent));
        (await harness.StatusAsync(line)).Should().Be(ProposalStatus.Executed);
    }

    [SkippableFact]
    public async Task A_text_is_changed_by_whoever_decides_and_theirs_is_written()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var line = await harness.SuggestAsync(draft: (t, _) => Drafts.Set(t, TicketFields.Note, FieldValue.Text(Text)));

        (await harness.OverrideAsync(harness.Ravi, line, " Mine | is better. ")).Should().BeOfType<Recorded>();
        await harness.SendAsync();

        (await harness.Desk.GetAsync(line.On, default))!
            .Notes.Should()
            .ContainSingle()
            .Which.Text.Should()
            .Be("Mine | is better.");
        (await harness.StatusAsync(line)).Should().Be(ProposalStatus.Executed);
    }

    [SkippableFact]
    public async Task An_empty_text_is_refused_and_nothing_is_decided()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var line = await harness.SuggestAsync(draft: (t, _) => Drafts.Set(t, TicketFields.Note, FieldValue.Text(Text)));

        (await harness.OverrideAsync(harness.Ravi, line, "  \n ")).Should().BeOfType<InvalidRequest>();

        (await harness.StatusAsync(line)).Should().Be(ProposalStatus.Pending);
    }

    [SkippableFact]
    public async Task The_card_shows_the_whole_text_and_lets_it_be_edited()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var line = await harness.SuggestAsync(
            draft: (t, _) => Drafts.Set(t, TicketFields.Reply, FieldValue.Text(Text))
        );

        var card = await harness.Get<QueueReader>().OpenAsync(harness.Ravi, line.On);

        var shown = card!.Lines.Should().ContainSingle().Subject;
        (shown.Draft, shown.HasMoreOptions, shown.Label).Should().Be((Text, true, "Reply"));
        shown.After.Should().NotContain("\n");
    }

    [SkippableFact]
    public async Task What_was_written_to_the_thread_cannot_be_taken_back_and_the_preview_says_so()
    {
        await using var harness = await ReviewHarness.OnAsync(database);
        var (line, _) = await harness.WrittenChangeAsync(
            (t, _) => Drafts.Set(t, TicketFields.Reply, FieldValue.Text(Text))
        );

        var preview = await harness.Get<UndoService>().PreviewAsync(new UndoOne(line.Proposal));

        preview.With(UndoVerdict.Restore).Should().BeEmpty();
        preview.With(UndoVerdict.Impossible).Should().ContainSingle();
    }

    [SkippableFact]
    public async Task A_ticket_closed_without_an_answer_says_nothing_about_a_proposed_text()
    {
        await using var harness = await PipelineHarness.OnAsync(database);
        harness.Asked.Says = (t, _) =>
            new Core.Agents.Proposes(
                Drafts.Set(t, TicketFields.Note, FieldValue.Text(Text)) with
                {
                    Agent = ReviewHarness.Agent,
                }
            );
        var ticket = await harness.TicketAsync();
        await harness.WorkAsync();
        await harness.CloseAsync(ticket);

        await harness.WorkAsync();

        (await harness.ProposedAsync(ticket)).Single().Status.Should().Be(ProposalStatus.Expired);
        var entries = await harness.ReadAsync(db =>
            Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ToListAsync(
                db.Set<OversightConsole.Core.Autonomy.Evidence.EvidenceEntry>()
            )
        );
        entries
            .Should()
            .ContainSingle()
            .Which.Ending.Should()
            .Be(OversightConsole.Core.Autonomy.Evidence.EvidenceResult.Unanswered);
    }
}

public sealed class Notes_on_Sqlite(SqliteDatabase database) : NotesContract(database), IClassFixture<SqliteDatabase>;

public sealed class Notes_on_Postgres(PostgresDatabase database)
    : NotesContract(database),
        IClassFixture<PostgresDatabase>;
