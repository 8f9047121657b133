namespace OversightConsole.Core.Audit;

/// <summary>Where the chain ends. One row, locked last in every writing transaction.</summary>
public sealed class AuditHead
{
    /// <summary>The one row's key.</summary>
    public const int TheOne = 1;

    /// <summary>The key of the only row: always <see cref="TheOne"/>.</summary>
    public int Id { get; init; } = TheOne;

    /// <summary>The last entry's position.</summary>
    public long Sequence { get; init; }

    /// <summary>The last entry's hash.</summary>
    public string Hash { get; init; } = AuditChain.Genesis;
}
