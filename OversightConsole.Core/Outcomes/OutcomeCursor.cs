using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OversightConsole.Core.Outcomes;

/// <summary>How far the outcome watcher has read the change feed of a connection.</summary>
public sealed class OutcomeCursor
{
    public required string Connection { get; init; }

    /// <summary>Opaque; null at the beginning.</summary>
    public string? Cursor { get; set; }
}
