using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.ServiceDesk.Embedded.Search;

/// <summary>
/// How common each word is on this desk, estimated on its newest tickets. Both databases could tell exactly, but one only
/// by reading every list of occurrences and the other only by reading every ticket.
/// </summary>
internal sealed record WordRarity(int Sampled, long Tickets, IReadOnlyDictionary<string, int> Counts)
{
    /// <summary>So many of the newest tickets are read.</summary>
    private const int Sample = 3_000;

    /// <summary>A sample smaller than this grows too fast to be kept.</summary>
    private const int WorthKeeping = 1_000;

    /// <summary>Whether it will still be about right in some minutes.</summary>
    public bool IsWorthKeeping => Sampled >= WorthKeeping;

    public static async Task<WordRarity> ReadAsync(OversightDbContext db, CancellationToken ct)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var sampled = 0;
        var texts = db.Set<Ticket>()
            .AsNoTracking()
            .OrderByDescending(t => t.Id)
            .Take(Sample)
            .Select(t => new { t.Summary, Text = t.Description.Substring(0, 4_000) })
            .AsAsyncEnumerable();
        await foreach (var row in texts.WithCancellation(ct))
        {
            sampled++;
            foreach (var word in SearchWords.Of($"{row.Summary}\n{row.Text}"))
                counts[word] = counts.GetValueOrDefault(word) + 1;
        }
        var all = sampled < Sample ? sampled : await db.Set<Ticket>().LongCountAsync(ct);
        return new WordRarity(sampled, all, counts);
    }

    /// <summary>
    /// In about how many tickets the word stands. One that is not in the sample counts as half a ticket of it, or as none
    /// where every ticket was read.
    /// </summary>
    public double TicketsWith(string word) =>
        Sampled == 0 ? 0
        : Sampled == Tickets ? Counts.GetValueOrDefault(word)
        : Math.Max(Counts.GetValueOrDefault(word), 0.5) / Sampled * Tickets;

    /// <summary>How much finding the word says, in nats; 0 for a word in every ticket.</summary>
    public double Weight(string word) =>
        Sampled == 0 ? 1 : Math.Log((Sampled + 1.0) / (Counts.GetValueOrDefault(word) + 0.5));
}
