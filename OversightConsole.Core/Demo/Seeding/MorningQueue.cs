namespace OversightConsole.Core.Demo.Seeding;

/// <summary>
/// The newest tickets, kept back for the demo's start. Those that are to wait in the queue are laid aside first, so that
/// topping up the evidence never takes them; what the days did not bring is drawn further.
/// </summary>
internal sealed class MorningQueue
{
    private const int MostUnsure = 14;
    private readonly FurtherTickets _further;
    private readonly List<Foreseen> _sure = [];
    private readonly List<Foreseen> _unsure = [];
    private readonly List<Foreseen> _rest = [];

    /// <summary>Lays aside of <paramref name="reserve"/>, oldest first, what is to wait.</summary>
    public MorningQueue(IReadOnlyList<Foreseen> reserve, FurtherTickets further)
    {
        _further = further;
        foreach (var ticket in reserve.Reverse())
        {
            var isAlone = !reserve.Any(t => !ReferenceEquals(t, ticket) && IsCopy(t, ticket));
            if (isAlone && IsSureAndRight(ticket) && _sure.Count < SeedingPlan.Short)
                _sure.Insert(0, ticket);
            else if (isAlone && ticket.Confidence < SeedingPlan.Floor && _unsure.Count < MostUnsure)
                _unsure.Insert(0, ticket);
            else
                _rest.Insert(0, ticket);
        }
    }

    /// <summary>Tickets to be answered of which none is foreseen sure and wrong.</summary>
    public Foreseen[] TakeRight(int count)
    {
        var taken = _rest.Where(t => !t.IsSureAndWrong).Take(count).ToList();
        _rest.RemoveAll(taken.Contains);
        while (taken.Count < count && _further.Next(IsSureAndRight) is { } next)
            taken.Add(next);
        return [.. taken];
    }

    /// <summary>One that the agent will be sure of and get wrong; none where it errs too seldom to find one.</summary>
    public Foreseen[] TakeWrong()
    {
        var wrong = _rest.Find(t => t.IsSureAndWrong);
        if (wrong is not null)
            _rest.Remove(wrong);
        return (wrong ?? _further.Next(t => t.IsSureAndWrong)) is { } taken ? [taken] : [];
    }

    /// <summary>What waits at the start: <paramref name="sure"/> suggestions that are sure and right, and the unsure ones.</summary>
    public IReadOnlyList<Foreseen> TakeWaiting(int sure)
    {
        var waiting = new List<Foreseen>();
        while (waiting.Count < sure && TakeOne() is { } one)
            waiting.Add(one);
        return [.. waiting.Concat(_unsure).OrderBy(t => t.Ticket.OpenedAt)];
    }

    /// <summary>One more of which the agent will be sure and right; null where none is to be had.</summary>
    public Foreseen? TakeOne()
    {
        if (_sure.Count == 0)
            return _further.Next(t => IsSureAndRight(t) && !_rest.Concat(_unsure).Any(o => IsCopy(o, t)));
        var first = _sure[0];
        _sure.RemoveAt(0);
        return first;
    }

    private static bool IsSureAndRight(Foreseen ticket) => ticket.IsRight && ticket.Confidence >= SeedingPlan.Floor;

    private static bool IsCopy(Foreseen one, Foreseen other) => SeedingPlan.IsCopy(one.Words, other.Words);
}
