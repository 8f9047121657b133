using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OversightConsole.Core.ServiceDesk.Embedded.Configuration;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.ServiceDesk.Containment;

/// <summary>
/// One change that the simulated directory and endpoint service carried out. Its state is the last change of each field;
/// what nobody touched stands as delivered.
/// </summary>
public sealed class DirectoryChange
{
    /// <summary>account, device or sender.</summary>
    public required string Kind { get; init; }

    /// <summary>The object's id within its kind.</summary>
    public required string Target { get; init; }

    /// <summary>Counts this object's changes from 1; two writers cannot both write the same one.</summary>
    public int Number { get; init; }

    /// <summary>The customer, by id.</summary>
    public required string Company { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }
    public required string Field { get; init; }
    public required string Before { get; init; }
    public required string After { get; init; }
    public DateTimeOffset At { get; init; }
    public ActorKind ByKind { get; init; }
    public required string ById { get; init; }
    public required string ByName { get; init; }

    /// <summary>The key of the command that wrote it: the same key is never carried out twice.</summary>
    public required string IdempotencyKey { get; init; }
}

internal sealed class DirectoryChangeMapping : IEntityTypeConfiguration<DirectoryChange>
{
    public void Configure(EntityTypeBuilder<DirectoryChange> builder)
    {
        builder.ToTable("DirectoryChanges");
        builder.HasKey(c => new
        {
            c.Kind,
            c.Target,
            c.Number,
        });
        builder.Property(c => c.Kind).HasMaxLength(40);
        builder.Property(c => c.Target).HasMaxLength(500);
        builder.Property(c => c.Company).HasMaxLength(DeskLengths.Code);
        builder.Property(c => c.Name).HasMaxLength(DeskLengths.Name);
        builder.Property(c => c.Field).HasMaxLength(40);
        builder.Property(c => c.Before).HasMaxLength(40);
        builder.Property(c => c.After).HasMaxLength(40);
        builder.Property(c => c.ById).HasMaxLength(DeskLengths.Name);
        builder.Property(c => c.ByName).HasMaxLength(DeskLengths.Name);
        builder.Property(c => c.IdempotencyKey).HasMaxLength(DeskLengths.Name);
        builder.HasIndex(c => c.IdempotencyKey);
        builder.HasIndex(c => new { c.Company, c.At });
    }
}
