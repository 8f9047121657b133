using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OversightConsole.Core.Review;

/// <summary>When an item was first on a person's screen.</summary>
public sealed class ItemShown
{
    public required string Item { get; init; }

    public required string PersonId { get; init; }

    public DateTimeOffset At { get; init; }
}
