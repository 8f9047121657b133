using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Learning.CrossValidation;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Autonomy.Evidence;

/// <summary>
/// Which incident a proposal belongs to: tickets with the same parent, or near-copies of one another within a day, are one
/// unit of evidence. Otherwise a storm of 14 copies would promote an agent at its target in half of all runs.
/// </summary>
internal static class Incidents
{
    /// <summary>From this Jaccard similarity on two tickets are copies.</summary>
    public const double Copies = 0.8;

    private static readonly TimeSpan Span = TimeSpan.FromHours(24);

    // A storm's newest copies find each other; more would make every look at a busy desk slow.
    private const int MostCompared = 300;

    /// <summary>The unit for a draft of this claim, and the words to remember it by.</summary>
    public static async Task<(string Unit, int[] Words)> OfAsync(
        OversightDbContext db,
        IncidentMemory memory,
        string claim,
        ProposalDraft draft,
        SorRecord ticket,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var words = WordSet.Of([ticket[TicketFields.Summary]?.Name ?? "", ticket.Description]);
        // The parent is a fact; likeness is a guess that only helps where there is none.
        if (ticket[TicketFields.Parent] is not null || words.Length == 0)
            return (draft.Unit, words);
        var since = now - Span;
        var recent = await memory.OfAsync(
            claim,
            () =>
                db.Set<IncidentWords>()
                    .AsNoTracking()
                    .Where(w => w.Claim == claim && w.At >= since)
                    .OrderByDescending(w => w.At)
                    .Take(MostCompared)
                    .ToListAsync(ct)
        );
        var copy = recent
            .Take(MostCompared)
            .Where(w => w.At >= since)
            .Where(w => Math.Min(w.Words.Length, words.Length) >= Copies * Math.Max(w.Words.Length, words.Length))
            .FirstOrDefault(w => WordSet.Likeness(w.Words, words) >= Copies);
        return (copy?.Unit ?? draft.Unit, words);
    }

    /// <summary>Remembers what a proposal was made on, in its own transaction.</summary>
    public static void Remember(OversightDbContext db, IncidentMemory memory, Proposal proposal, int[] words)
    {
        if (!proposal.IsEvidence)
            return;
        var remembered = new IncidentWords
        {
            ProposalId = proposal.Id,
            Claim = proposal.Claim,
            Unit = proposal.Unit,
            At = proposal.CreatedAt,
            Words = words,
        };
        db.Add(remembered);
        memory.Add(remembered);
    }
}
