using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Audit;

/// <summary>Finds, reads and erases the personal text beside entries.</summary>
public static class AuditTexts
{
    private const string Root = "facts";

    /// <summary>Where an entry stands for personal text: the fields and their marks, the actor's name first.</summary>
    /// <exception cref="JsonException">The facts are no JSON any more.</exception>
    internal static IReadOnlyList<(string Field, string Mark)> MarksIn(AuditEntry entry)
    {
        var marks = new List<(string, string)>();
        if (entry.ActorNameHash is { } actor)
            marks.Add((AuditText.Actor, actor));
        if (PersonalText.IsIn(entry.Payload))
            marks.AddRange(MarksIn(entry.Payload));
        return marks;
    }

    /// <summary>The marks in an entry's facts, in the order in which they stand there.</summary>
    internal static IReadOnlyList<(string Field, string Mark)> MarksIn(string payload)
    {
        var marks = new List<(string, string)>();
        using var facts = JsonDocument.Parse(payload);
        Look(facts.RootElement, Root);
        return marks;

        void Look(JsonElement value, string path)
        {
            switch (value.ValueKind)
            {
                case JsonValueKind.Object:
                    foreach (var member in value.EnumerateObject())
                        Look(member.Value, $"{path}.{member.Name}");
                    break;
                case JsonValueKind.Array:
                    var number = 0;
                    foreach (var item in value.EnumerateArray())
                        Look(
                            item,
                            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{path}.{number++}")
                        );
                    break;
                case JsonValueKind.String when PersonalText.IsMark(value.GetString()):
                    marks.Add((path, value.GetString()!));
                    break;
            }
        }
    }

    /// <summary>Puts to each of <paramref name="entries"/> what lies beside it.</summary>
    public static async Task FillAsync(
        OversightDbContext db,
        IReadOnlyCollection<AuditEntry> entries,
        CancellationToken ct
    )
    {
        var positions = entries.Select(e => e.Sequence).ToList();
        var texts = await db.Set<AuditText>().AsNoTracking().Where(t => positions.Contains(t.Sequence)).ToListAsync(ct);
        var byEntry = texts.ToLookup(t => t.Sequence);
        foreach (var entry in entries)
            entry.Texts = [.. byEntry[entry.Sequence]];
    }

    /// <summary>Erases the names of a person beside the entries of their acts; how many, in the caller's write scope.</summary>
    internal static Task<int> EraseNameAsync(OversightDbContext db, string personId, CancellationToken ct) =>
        db.Set<AuditText>()
            .Where(t =>
                t.Field == AuditText.Actor
                && db.Set<AuditEntry>()
                    .Any(e => e.Sequence == t.Sequence && e.ActorKind == AuditActor.OfPerson && e.ActorId == personId)
            )
            .ExecuteDeleteAsync(ct);

    /// <summary>Erases one text beside one entry, in the caller's write scope; false when it is not there.</summary>
    internal static async Task<bool> EraseAsync(
        OversightDbContext db,
        long sequence,
        string field,
        CancellationToken ct
    ) => await db.Set<AuditText>().Where(t => t.Sequence == sequence && t.Field == field).ExecuteDeleteAsync(ct) == 1;
}
