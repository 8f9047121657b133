using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Pipeline.Asking;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Evaluation;

/// <summary>A ticket on which exactly one of two versions was right.</summary>
/// <param name="Ticket">The number of the ticket.</param>
/// <param name="Summary">The title of the ticket.</param>
/// <param name="Champion">What the version at work said, in words; null when it said nothing.</param>
/// <param name="Challenger">What the challenger said; null when it said nothing.</param>
/// <param name="Right">The right value, as people left it.</param>
/// <param name="ChallengerWasRight">Which of the two was.</param>
public sealed record DifferingTicket(
    string Ticket,
    string Summary,
    string? Champion,
    string? Challenger,
    string? Right,
    bool ChallengerWasRight
);

/// <summary>Two versions on the same live tickets.</summary>
/// <param name="Challenger">The challenger's version.</param>
/// <param name="Seen">Tickets that the challenger looked at.</param>
/// <param name="Settled">Those of which it is known what was right.</param>
/// <param name="BothRight">The number of tickets on which both versions were right.</param>
/// <param name="NeitherRight">The number of tickets on which both versions were wrong.</param>
/// <param name="Test">The number of tickets on which one version alone was right.</param>
/// <param name="Differing">The tickets on which the versions differ, newest first, at most 200.</param>
public sealed record Comparison(
    string Challenger,
    int Seen,
    int Settled,
    int BothRight,
    int NeitherRight,
    PairedTest Test,
    IReadOnlyList<DifferingTicket> Differing
);

/// <summary>Compares a challenger with the version at work on the tickets that both have seen. Silence is not right.</summary>
public sealed class VersionComparison(IDbContextFactory<OversightDbContext> contexts, ISystemOfRecord desk)
{
    private const int Most = 2_000;
    private const int MostShown = 200;
    private const int ReadAtOnce = 200;

    /// <summary>Compares on the newest 2,000 tickets that <paramref name="challenger"/> looked at.</summary>
    public async Task<Comparison> ReadAsync(string agent, string challenger, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var key = AgentLook.ChallengerKey(agent, challenger);
        var tickets = await db.Set<AgentLook>()
            // One that was not asked, because the customer forbids it or the budget was used up, has not been silent.
            .Where(l => l.Agent == key && l.Result != LookResult.NotAsked && l.Result != LookResult.Waits)
            .OrderByDescending(l => l.At)
            .Select(l => l.Ticket)
            .Take(Most)
            .ToListAsync(ct);
        var said = (
            await db.Set<Proposal>()
                .AsNoTracking()
                .Where(p => p.Agent == agent && p.AgentVersion == challenger && p.Status == ProposalStatus.Shadowed)
                .ToListAsync(ct)
        )
            .GroupBy(p => p.Ticket)
            .ToDictionary(g => g.Key, g => g.MaxBy(p => p.CreatedAt)!.Action);
        var answers = new RightAnswers(db, agent);
        var (both, neither, first, second) = (0, 0, 0, 0);
        var differing = new List<DifferingTicket>();
        await foreach (var record in RecordsAsync(tickets, ct))
        {
            var ticket = record.Ref;
            var answer = await answers.OfAsync(record, challenger, ct);
            var other = said.GetValueOrDefault(ticket);
            if (answer.IsRight(answer.Said?.Action) is not { } champion || answer.IsRight(other) is not { } beside)
                continue;
            both += champion && beside ? 1 : 0;
            neither += !champion && !beside ? 1 : 0;
            first += champion && !beside ? 1 : 0;
            second += !champion && beside ? 1 : 0;
            if (champion != beside && differing.Count < MostShown)
                differing.Add(Line(record, answer, other, beside));
        }
        return new Comparison(
            challenger,
            tickets.Count,
            both + neither + first + second,
            both,
            neither,
            new PairedTest(first, second),
            differing
        );
    }

    /// <summary>Those that exist, in the order of <paramref name="tickets"/>.</summary>
    private async IAsyncEnumerable<SorRecord> RecordsAsync(
        IReadOnlyList<SorRef> tickets,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        foreach (var some in tickets.Chunk(ReadAtOnce))
        {
            var records = await desk.GetManyAsync(some, ct);
            foreach (var ticket in some)
                if (records.TryGetValue(ticket, out var record))
                    yield return record;
        }
    }

    private static DifferingTicket Line(SorRecord record, RightAnswer answer, ProposedAction? other, bool challenger) =>
        new(
            record.Ref.Text,
            record[TicketFields.Summary]?.Name ?? "(no summary)",
            InWords(answer.Said?.Action),
            InWords(other),
            answer.InWords(answer.Said?.Action ?? other),
            challenger
        );

    private static string? InWords(ProposedAction? action) =>
        action is null ? null : ProposalText.Value(action, after: true);
}
