namespace OversightConsole.Core.Audit;

/// <summary>One entry of the trail, as stored. Never changed, never deleted.</summary>
public sealed class AuditEntry
{
    /// <summary>Position in the chain, from 1 without gaps.</summary>
    public long Sequence { get; init; }

    /// <summary>The instant at which it happened.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>What kind of act: <c>decision.recorded</c>, <c>proposal.made</c>, <c>mode.set</c> …</summary>
    public required string Kind { get; init; }

    /// <summary><c>person</c>, <c>agent</c> or <c>system</c>.</summary>
    public required string ActorKind { get; init; }

    /// <summary>Identity's user id, the agent's key, or the part of the system.</summary>
    public required string ActorId { get; init; }

    /// <summary>The mark of a person's name as it was then; null for who is named by the id.</summary>
    public string? ActorNameHash { get; init; }

    /// <summary>What it was about: <c>proposal/…</c>, <c>agent/classification</c>, <c>user/…</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>The ticket's number, where there is one.</summary>
    public string? Ticket { get; init; }

    /// <summary>The facts as UTF-8 JSON text. Personal text stands here only as its mark (<see cref="PersonalText"/>).</summary>
    public required string Payload { get; init; }

    /// <summary>The hash of the entry before; 64 zeros for the first.</summary>
    public required string PreviousHash { get; init; }

    /// <summary>SHA-256 over all of the above, as lower-case hex.</summary>
    public string Hash { get; init; } = "";

    /// <summary>The personal text beside the entry, where whoever read it asked for it. No column of the entry.</summary>
    public IReadOnlyList<AuditText> Texts { get; internal set; } = [];

    /// <summary>The name as it was then, from beside; <see cref="AuditText.Erased"/> where it is gone.</summary>
    public string ActorName => ActorNameHash is null ? ActorId : TextOf(ActorNameHash) ?? AuditText.Erased;

    /// <summary>A value of the facts for people: personal text from beside, <see cref="AuditText.Erased"/> where it is gone.</summary>
    public string? Said(string? value) => PersonalText.IsMark(value) ? TextOf(value!) ?? AuditText.Erased : value;

    /// <summary>The text that a mark stands for; null where it is gone. What was altered matches no mark.</summary>
    internal string? TextOf(string mark) =>
        Texts.FirstOrDefault(t => PersonalText.MarkOf(t.Salt, t.Text) == mark)?.Text;
}
