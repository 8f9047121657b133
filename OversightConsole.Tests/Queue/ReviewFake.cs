using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review.Decisions;
using OversightConsole.Core.Review.Queue;
using OversightConsole.Queue;

namespace OversightConsole.Tests.Queue;

/// <summary>Review as the page sees it, in memory: what is listed, what a card holds, and what was asked of it.</summary>
internal sealed class ReviewFake(TimeProvider time)
{
    public List<QueueTicket> Tickets { get; } = [];

    /// <summary>Tickets that wait but are not in the view.</summary>
    public List<QueueTicket> Elsewhere { get; } = [];

    public Dictionary<string, TicketCard> Cards { get; } = [];
    public List<DecisionRequest> Requests { get; } = [];
    public List<Undoable> Undoables { get; } = [];
    public List<string> Claimed { get; } = [];
    public List<Guid> Retracted { get; } = [];
    public List<string> Opened { get; } = [];
    public List<string> Peeked { get; } = [];

    /// <summary>What opening a card waits for.</summary>
    public Task Opening { get; set; } = Task.CompletedTask;

    public bool PeekFails { get; set; }
    public List<Guid> Paused { get; } = [];
    public List<(Guid Decision, TimeSpan Left)> Resumed { get; } = [];
    public List<QueueFilter> Filters { get; } = [];
    public bool MayPause { get; set; } = true;
    public ReservationOutcome? ClaimAnswer { get; set; }
    public RetractOutcome RetractAnswer { get; set; } = RetractOutcome.Retracted;

    /// <summary>What deciding answers; by default it is recorded and the line decided.</summary>
    public Func<DecisionRequest, Task<DecideOutcome>>? Answer { get; set; }

    public ReviewClient Calls() =>
        new()
        {
            List = (filter, skip, take, _) =>
            {
                Filters.Add(filter);
                return Task.FromResult(new QueuePage([.. Tickets.Skip(skip).Take(take)], Tickets.Count));
            },
            StillWaiting = (tickets, _) =>
                Task.FromResult<IReadOnlyList<QueueTicket>>([.. Elsewhere.Where(t => tickets.Contains(t.Ticket))]),
            Count = (_, _) =>
                Task.FromResult(
                    new QueueCounts(
                        Tickets.Count,
                        Tickets.Count,
                        0,
                        Undoables.Count,
                        new Dictionary<string, int> { ["priority"] = Tickets.Count },
                        new Dictionary<RiskTier, int> { [RiskTier.Low] = Tickets.Count }
                    )
                ),
            Open = async (ticket, _) =>
            {
                await Opening;
                Opened.Add(ticket);
                return Cards.GetValueOrDefault(ticket);
            },
            Peek = (ticket, _) =>
            {
                Peeked.Add(ticket);
                return PeekFails
                    ? throw new IOException("disk full")
                    : Task.FromResult(Cards.GetValueOrDefault(ticket));
            },
            Search = (_, text, _) => Task.FromResult<IReadOnlyList<ValueOption>>([new("9", "Something " + text)]),
            Undoable = _ => Task.FromResult<IReadOnlyList<Undoable>>([.. Undoables]),
            OwnDay = _ => Task.FromResult(new OwnDay(Requests.Count, 0)),
            Decide = DecideAsync,
            Skip = _ => Task.FromResult<DecideOutcome?>(null),
            Retract = id =>
            {
                Retracted.Add(id);
                Undoables.RemoveAll(u => u.DecisionId == id);
                return Task.FromResult(RetractAnswer);
            },
            Pause = id =>
            {
                Paused.Add(id);
                return Task.FromResult<DateTimeOffset?>(MayPause ? time.GetUtcNow() + TimeSpan.FromMinutes(2) : null);
            },
            Resume = (id, left) =>
            {
                Resumed.Add((id, left));
                return Task.FromResult<DateTimeOffset?>(time.GetUtcNow() + left);
            },
            Claim = (ticket, _) =>
            {
                Claimed.Add(ticket);
                return Task.FromResult(
                    ClaimAnswer ?? new ReservationOutcome(true, "lena", time.GetUtcNow() + TimeSpan.FromMinutes(2))
                );
            },
            Present = _ => new Nobody(),
            AlsoOpen = _ => [],
        };

    /// <summary>Changes a line of a card, as another person or the pipeline would.</summary>
    public void Change(string ticket, string item, Func<ProposalLine, ProposalLine> change) =>
        Cards[ticket] = Cards[ticket] with
        {
            Lines = [.. Cards[ticket].Lines.Select(l => l.Item == item ? change(l) : l)],
        };

    private async Task<DecideOutcome> DecideAsync(DecisionRequest request)
    {
        Requests.Add(request);
        if (Answer is not null)
            return await Answer(request);
        var ticket = Cards.Values.Single(c => c.Lines.Any(l => l.Item == request.Item)).Ticket;
        var (id, sends) = (Guid.NewGuid(), time.GetUtcNow() + TimeSpan.FromSeconds(10));
        Undoables.Insert(0, new Undoable(id, ticket, "", "Approved: it.", sends));
        Change(
            ticket,
            request.Item,
            l =>
                l with
                {
                    State = LineState.Decided,
                    StateText = "You approved",
                    Decision = new(id, request.Verdict, "lena", true, time.GetUtcNow(), sends, null, true, null),
                }
        );
        if (Cards[ticket].Lines.All(l => l.State == LineState.Decided))
            Tickets.RemoveAll(t => t.Ticket == ticket);
        return new Recorded(id, sends, "Approved: it.");
    }

    private sealed class Nobody : IDisposable
    {
        public void Dispose() { }
    }
}
