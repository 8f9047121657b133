using OversightConsole.Core.Agents.Classification;
using OversightConsole.Core.Learning;
using OversightConsole.Core.ServiceDesk;

namespace OversightConsole.Core.Pipeline.Training;

/// <summary>A closed ticket to learn from.</summary>
internal sealed record Lesson(string Number, string Summary, DateTimeOffset OpenedAt, TrainingExample Example);

/// <summary>Reads closed tickets that people left in a category.</summary>
internal static class ClosedLessons
{
    /// <summary>The newest <paramref name="most"/>, oldest first; memory holds no more than those.</summary>
    public static async Task<IReadOnlyList<Lesson>> ReadAsync(
        ISystemOfRecord desk,
        DateTimeOffset? before,
        int most,
        CancellationToken ct
    )
    {
        var lessons = new Queue<Lesson>();
        string? cursor = null;
        do
        {
            var page = await desk.FindAsync(new SorQuery(Open: false, PageSize: 500), cursor, ct);
            foreach (var record in page.Records.Where(r => r.ClosedAt < (before ?? DateTimeOffset.MaxValue)))
            {
                if (ClassLabel.Of(record) is not { } label)
                    continue;
                var summary = record[TicketFields.Summary]?.Name ?? "";
                var example = new TrainingExample(TicketText.Of(record), label, record[TicketFields.Parent]?.Id);
                lessons.Enqueue(new Lesson(record.Number, summary, record.OpenedAt, example));
                if (lessons.Count > most)
                    lessons.Dequeue();
            }
            cursor = page.Next;
        } while (cursor is not null);
        return [.. lessons];
    }
}
