using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Training.Retraining;

/// <summary>The state of a training.</summary>
public enum TrainingState
{
    /// <summary>Asked for; begins as soon as the one before has ended.</summary>
    Asked,

    /// <summary>Under way.</summary>
    Running,

    /// <summary>A new version is there.</summary>
    Done,

    /// <summary>Nothing was learned; the outcome says why.</summary>
    Failed,
}

/// <summary>A training that was asked for, by a person or by the console, and what became of it.</summary>
public sealed class TrainingRun
{
    public Guid Id { get; init; }
    public required string Agent { get; init; }

    /// <summary>Why, in a few words: "asked for by Maya", "60 corrections since v2".</summary>
    public required string Cause { get; init; }
    public DateTimeOffset AskedAt { get; init; }
    public TrainingState State { get; set; }

    /// <summary>When it began; a run that began too long ago and has not ended died with its process.</summary>
    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>The version it made, "v4"; null while there is none.</summary>
    public string? Version { get; set; }

    /// <summary>What it came to, in one sentence; null while it runs.</summary>
    public string? Outcome { get; set; }
}

internal sealed class TrainingRunConfiguration : IEntityTypeConfiguration<TrainingRun>
{
    public void Configure(EntityTypeBuilder<TrainingRun> builder)
    {
        builder.ToTable("TrainingRuns");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Agent).HasMaxLength(40);
        builder.Property(r => r.Cause).HasMaxLength(200);
        builder.Property(r => r.Version).HasMaxLength(20);
        builder.Property(r => r.Outcome).HasMaxLength(ColumnLength.Sentence);
        builder.HasIndex(r => new { r.Agent, r.AskedAt });
        builder.HasIndex(r => new { r.State, r.AskedAt });
    }
}
