using OversightConsole.Core.Proposals;

namespace OversightConsole.Core.Execution.Undoing;

/// <summary>What undoing one written proposal would do, field by field, as the ticket stands now.</summary>
/// <param name="Proposal">The proposal.</param>
/// <param name="Decision">The decision whose effect is looked at.</param>
/// <param name="At">When it was written.</param>
/// <param name="Fields">Its fields; empty where it cannot be undone at all.</param>
/// <param name="Why">Why it cannot be undone at all; null otherwise.</param>
public sealed record UndoItem(
    Proposal Proposal,
    Decision Decision,
    DateTimeOffset At,
    IReadOnlyList<UndoField> Fields,
    string? Why
)
{
    /// <summary>Whether the agent did it without asking.</summary>
    public bool Alone => Decision.Kind == DecisionKind.Automatic;

    /// <summary>The fields people need to see: without those that only have to stay as they stand.</summary>
    public IEnumerable<UndoField> Shown => Fields.Where(f => f.Verdict != UndoVerdict.Kept || f.Why is not null);

    /// <summary>Restore when any field is put back; else kept when any is; else impossible.</summary>
    public UndoVerdict Verdict =>
        Fields.Any(f => f.Verdict == UndoVerdict.Restore) ? UndoVerdict.Restore
        : Fields.Any(f => f.Verdict == UndoVerdict.Kept) ? UndoVerdict.Kept
        : UndoVerdict.Impossible;
}

/// <summary>What an undo would do, newest write first.</summary>
/// <param name="Items">The items, at most <see cref="UndoService.Most"/>.</param>
/// <param name="Left">How many older ones are not among them.</param>
public sealed record UndoPreview(IReadOnlyList<UndoItem> Items, int Left)
{
    /// <summary>The items with that verdict.</summary>
    public IReadOnlyList<UndoItem> With(UndoVerdict verdict) => [.. Items.Where(i => i.Verdict == verdict)];
}

/// <summary>The outcome of asking for an undo.</summary>
public enum UndoAnswer
{
    /// <summary>Carried out as far as it could be; the items say what became of each.</summary>
    Carried,

    /// <summary>This person may not: technicians undo a change or a ticket, managers also a range.</summary>
    NotAllowed,

    /// <summary>Nothing in it can be put back.</summary>
    NothingToDo,
}

/// <summary>The outcome of one item.</summary>
/// <param name="Item">As it stood when it was carried out.</param>
/// <param name="State">How far it came; null when nothing of it was to be put back.</param>
/// <param name="Detail">Why it is not done, for people; null when it is.</param>
public sealed record UndoneItem(UndoItem Item, UndoState? State, string? Detail);

/// <summary>The outcome of an undo.</summary>
/// <param name="Answer">The answer as a whole.</param>
/// <param name="Batch">What its rows share.</param>
/// <param name="Items">Each item; empty when the person may not undo.</param>
public sealed record UndoResult(UndoAnswer Answer, Guid Batch, IReadOnlyList<UndoneItem> Items)
{
    /// <summary>How many were put back.</summary>
    public int Restored => Items.Count(i => i.State == UndoState.Done);
}
