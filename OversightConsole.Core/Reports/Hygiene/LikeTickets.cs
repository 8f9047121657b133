using OversightConsole.Core.Agents.Text;
using OversightConsole.Core.Learning.Similarity;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Reports.Hygiene;

/// <summary>A pair of closed tickets that read nearly alike.</summary>
internal sealed record LikePair(SorRecord One, SorRecord Other);

/// <summary>Finds closed tickets of a desk that read nearly alike, so that one can see whether people treat like things alike.</summary>
internal static class LikeTickets
{
    /// <summary>The number of newest tickets that are compared; older ones cost time and say the same.</summary>
    private const int MostCompared = 4_000;

    private const int Neighbours = 3;

    /// <summary>So alike by their rare words, as a cosine, that one would expect the same category.</summary>
    private const double Alike = 0.6;

    /// <summary>Every pair once, oldest first. Storms and threads are one incident, not two opinions.</summary>
    public static IReadOnlyList<LikePair> Find(IReadOnlyList<SorRecord> closed, CancellationToken ct)
    {
        var compared = closed.Where(r => r.Source.Kind != TicketSourceKind.Monitoring).TakeLast(MostCompared).ToList();
        var texts = new SimilarTexts(Math.Max(1, compared.Count));
        var place = compared.Select((r, i) => (r.Number, i)).ToDictionary(p => p.Number, p => p.i);
        // All first: which words are rare is known only then.
        foreach (var record in compared)
            texts.Add(record.Number, TextOf(record));
        var pairs = new List<LikePair>();
        foreach (var record in compared)
        {
            ct.ThrowIfCancellationRequested();
            pairs.AddRange(
                texts
                    .Find(TextOf(record), Neighbours + 1)
                    .Where(s => s.Similarity >= Alike && place[s.Id] < place[record.Number])
                    .Select(s => compared[place[s.Id]])
                    .Where(other => !IsOneIncident(record, other))
                    .Select(other => new LikePair(other, record))
            );
        }
        return pairs;
    }

    /// <summary>What was said: greetings and signatures would make any two mails of one person alike, and like mails of two unlike.</summary>
    private static string TextOf(SorRecord record) =>
        $"{record[TicketFields.Summary]?.Name}\n{string.Join(' ', Message.Sentences(record.Description))}";

    private static bool IsOneIncident(SorRecord one, SorRecord other) => one.Incident == other.Incident;
}
