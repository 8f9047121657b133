namespace OversightConsole.Core.ServiceDesk.Import;

/// <summary>A row as a ticket-to-be: values read and measured, names not yet looked up on the desk.</summary>
internal sealed record ImportRow
{
    public required long Line { get; init; }

    /// <summary>The key of the row; a row with a known key is not imported again.</summary>
    public required string Key { get; init; }

    /// <summary>The row as it stands in the file, for the rejects file.</summary>
    public required string Raw { get; init; }
    public required string Summary { get; init; }
    public required string Body { get; init; }
    public string? Company { get; init; }
    public string? Contact { get; init; }
    public string? Sender { get; init; }
    public string? Board { get; init; }
    public string? Type { get; init; }
    public string? Subtype { get; init; }
    public string? Item { get; init; }
    public string? Priority { get; init; }
    public string? Status { get; init; }
    public DateTimeOffset? OpenedAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public bool Closed { get; init; }
    public string? Source { get; init; }
    public string? Notes { get; init; }

    /// <summary>A rough measure of what the row costs in memory.</summary>
    public int Weight => Raw.Length + Summary.Length + Body.Length + (Notes?.Length ?? 0);
}

/// <summary>A row that stays out: where it stands, why, and what it was.</summary>
internal sealed record RejectedRow(long Line, string Reason, string Raw);
