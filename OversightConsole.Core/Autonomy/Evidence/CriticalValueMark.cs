using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OversightConsole.Core.Autonomy.Evidence;

/// <summary>
/// One value that a desk marked critical, or a field in which it marked every error severe; one more row per desk says that
/// it was asked, so that a desk that marks nothing is known to.
/// </summary>
internal sealed class CriticalValueMark
{
    /// <summary>The field of the row that only says that the desk was asked.</summary>
    public const string NoField = "";

    /// <summary>Stands for the whole field.</summary>
    public const string AnyValue = "";

    public required string Connection { get; init; }
    public required string Field { get; init; }

    /// <summary>The value's id; <see cref="AnyValue"/> marks errors in the field severe.</summary>
    public required string Value { get; init; }
}

internal sealed class CriticalValueMarkConfiguration : IEntityTypeConfiguration<CriticalValueMark>
{
    public void Configure(EntityTypeBuilder<CriticalValueMark> builder)
    {
        builder.ToTable("StakeMarks");
        builder.HasKey(m => new
        {
            m.Connection,
            m.Field,
            m.Value,
        });
        builder.Property(m => m.Connection).HasMaxLength(40);
        builder.Property(m => m.Field).HasMaxLength(40);
        builder.Property(m => m.Value).HasMaxLength(120);
    }
}
