using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OversightConsole.Core.Pipeline.Feed;

/// <summary>How far the change feed of a connection has been worked off.</summary>
public sealed class FeedCursor
{
    public required string Connection { get; init; }

    /// <summary>Opaque; null at the beginning.</summary>
    public string? Cursor { get; set; }
}

internal sealed class FeedCursorConfiguration : IEntityTypeConfiguration<FeedCursor>
{
    public void Configure(EntityTypeBuilder<FeedCursor> builder)
    {
        builder.ToTable("FeedCursors");
        builder.HasKey(c => c.Connection);
        builder.Property(c => c.Connection).HasMaxLength(40);
        builder.Property(c => c.Cursor).HasMaxLength(400);
    }
}
