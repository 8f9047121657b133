namespace OversightConsole.Core.Audit;

/// <summary>
/// A piece of personal text beside an entry of the trail, with its salt. No part of the chain: it may be erased, and the
/// entry's mark tells whether what stands here is what was written.
/// </summary>
public sealed class AuditText
{
    /// <summary>The field that holds the actor's name.</summary>
    public const string Actor = "actor";

    /// <summary>Shown in place of a text that is gone.</summary>
    public const string Erased = "erased";

    /// <summary>The position of the entry in the trail.</summary>
    public long Sequence { get; init; }

    /// <summary>Where in the entry the mark stands: <see cref="Actor"/>, or the path in its facts (<c>facts.reason</c>).</summary>
    public required string Field { get; init; }

    /// <summary>The personal text.</summary>
    public required string Text { get; init; }

    /// <summary>The salt of this one piece, as hex.</summary>
    public required string Salt { get; init; }
}
