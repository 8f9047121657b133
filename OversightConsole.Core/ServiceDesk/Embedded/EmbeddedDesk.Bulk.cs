using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.ServiceDesk.Embedded.Directory;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Storage.Bulk;

namespace OversightConsole.Core.ServiceDesk.Embedded;

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
        await using var scope = await db.BeginWriteAsync(time, ct);
        await DeskWriteLock.TakeAsync(scope, ct);
        var results = await WriteStoriesAsync(scope, stories, fireRules: false, ct);
        await scope.CommitAsync();
        return results;
    }

    private async Task<List<StoryResult>> WriteStoriesAsync(
        WriteScope write,
        IReadOnlyList<TicketStory> stories,
        bool fireRules,
        CancellationToken ct
    )
    {
        var desk = await directories.CurrentAsync(write.Db, ct);
        // Numbers are given before it is known who is left out; the few that stay unused leave gaps nobody minds.
        var (number, _) = DeskWriteLock.Reserve(write, stories.Count, 0);
        var results = new List<StoryResult>(stories.Count);
        var built = new List<BuiltStory>(stories.Count);
        foreach (var story in stories)
        {
            var one = TicketStoryBuilder.Tell(desk, story, number, time.Now(), fireRules);
            if (
                one.NewParent is { } parent
                && await TicketWriter.ParentProblemAsync(write.Db, number, parent, ct) is { } problem
            )
                one.Problems.Add(problem);
            if (one.Problems.Count > 0)
            {
                results.Add(new StoryResult(null, one.Problems));
                continue;
            }
            built.Add(one);
            results.Add(new StoryResult(number++, []));
        }
        await SaveAsync(write, built, ct);
        return results;
    }

    private static async Task SaveAsync(WriteScope write, List<BuiltStory> built, CancellationToken ct)
    {
        if (built.Count == 0)
            return;
        var (_, sequence) = DeskWriteLock.Reserve(write, 0, built.Sum(t => t.Writes.Sum(w => w.Rows)));
        foreach (var entry in built.SelectMany(t => t.Writes))
        {
            entry.Number(sequence);
            sequence += entry.Rows;
        }
        await RowInserts.InsertAsync(write, [.. built.Select(t => t.Ticket)], ct);
        await DeskWrite.EnterAsync(write, [.. built.SelectMany(t => t.Writes)], ct);
        write.Touch(Topic.Desk);
    }
}
