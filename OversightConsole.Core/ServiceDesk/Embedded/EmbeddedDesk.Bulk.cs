using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.ServiceDesk;

public sealed partial class EmbeddedDesk
{
    /// <summary>
    /// Opens many tickets with all that happened to them, in the caller's transaction; some hundreds a call. A story with
    /// a value the desk does not take is left out and its problems are returned in its place. Workflow rules do not fire.
    /// </summary>
    public async Task<IReadOnlyList<StoryResult>> CreateManyAsync(
        OversightDbContext db,
        IReadOnlyList<TicketStory> stories,
        CancellationToken ct
    )
    {
        await using var scope = await db.BeginWriteAsync(ct);
        await DeskTurn.TakeAsync(db, ct);
        var results = await WriteStoriesAsync(db, stories, fireRules: false, ct);
        await scope.CommitAsync();
        return results;
    }

    private async Task<List<StoryResult>> WriteStoriesAsync(
        OversightDbContext db,
        IReadOnlyList<TicketStory> stories,
        bool fireRules,
        CancellationToken ct
    )
    {
        var desk = await directories.CurrentAsync(db, ct);
        // Numbers are given before it is known who is left out; the few that stay unused leave gaps nobody minds.
        var (number, _) = DeskTurn.Reserve(db, stories.Count, 0);
        var results = new List<StoryResult>(stories.Count);
        var told = new List<ToldStory>(stories.Count);
        foreach (var story in stories)
        {
            var one = StoryTeller.Tell(desk, story, number, time.Now(), fireRules);
            if (
                one.NewParent is { } parent
                && await TicketWriter.ParentProblemAsync(db, number, parent, ct) is { } problem
            )
                one.Problems.Add(problem);
            if (one.Problems.Count > 0)
            {
                results.Add(new StoryResult(null, one.Problems));
                continue;
            }
            told.Add(one);
            results.Add(new StoryResult(number++, []));
        }
        await SaveAsync(db, told, ct);
        return results;
    }

    private static async Task SaveAsync(OversightDbContext db, List<ToldStory> told, CancellationToken ct)
    {
        if (told.Count == 0)
            return;
        var (_, sequence) = DeskTurn.Reserve(db, 0, told.Sum(t => t.Writes.Sum(w => w.Rows)));
        foreach (var write in told.SelectMany(t => t.Writes))
        {
            write.Number(sequence);
            sequence += write.Rows;
        }
        await RowInserts.InsertAsync(db, [.. told.Select(t => t.Ticket)], ct);
        await DeskWrite.EnterAsync(db, [.. told.SelectMany(t => t.Writes)], ct);
        db.Touch(Topic.Desk);
    }
}
