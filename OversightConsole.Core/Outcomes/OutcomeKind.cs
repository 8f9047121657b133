using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OversightConsole.Core.Outcomes;

/// <summary>The outcome of an executed proposal.</summary>
public enum OutcomeKind
{
    /// <summary>The value stood for 7 days.</summary>
    Kept,

    /// <summary>A person changed the written field within 7 days: an override found in ordinary work.</summary>
    Contradicted,

    /// <summary>The ticket was opened again within 7 days of closing.</summary>
    Reopened,

    /// <summary>A person undid it.</summary>
    Undone,
}
