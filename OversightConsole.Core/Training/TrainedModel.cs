using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OversightConsole.Core.Agents.Learners;

namespace OversightConsole.Core.Training;

/// <summary>A model that an agent was trained to, kept so that one can go back to it.</summary>
public sealed class TrainedModel
{
    public required string Agent { get; init; }

    /// <summary>Grows by one with every training of the agent.</summary>
    public int Number { get; init; }

    /// <summary>How many closed tickets it learned from.</summary>
    public int Examples { get; init; }

    /// <summary>The oldest and newest of them, by when they were opened.</summary>
    public DateTimeOffset From { get; init; }

    public DateTimeOffset To { get; init; }

    /// <summary>SHA-256 over ids and labels of the training tickets in order.</summary>
    public required string TrainingHash { get; init; }

    /// <summary>Share of the training tickets it got right when it had not seen them, 0–1; null when too few.</summary>
    public double? OutOfFoldAccuracy { get; init; }

    /// <summary>The file in the data directory's models folder.</summary>
    public required string File { get; init; }

    public DateTimeOffset At { get; init; }

    public VersionRole Role { get; set; }

    /// <summary>Since when it has that standing; null where it was trained to it.</summary>
    public DateTimeOffset? RoleSince { get; set; }

    /// <summary>The instant at which the version came to its role.</summary>
    public DateTimeOffset Since => RoleSince ?? At;

    internal void Stand(VersionRole current, DateTimeOffset now) => (Role, RoleSince) = (current, now);

    /// <summary>Why it was trained: "asked for by …", "drift", "120 corrections"; null in versions from before.</summary>
    public string? Cause { get; init; }

    /// <summary>
    /// The language service's name for what answers in place of a trained model; null in versions that were trained. Such a
    /// version has learned nothing here and has no file.
    /// </summary>
    public string? LanguageModel { get; init; }

    /// <summary>Measured when it was trained, on tickets kept back; null in versions from before.</summary>
    public VersionMeasures? Measures { get; init; }

    /// <summary>The name of the version, as proposals carry it.</summary>
    public string Version => $"v{Number}";
}

internal sealed class TrainedModelConfiguration : IEntityTypeConfiguration<TrainedModel>
{
    public void Configure(EntityTypeBuilder<TrainedModel> builder)
    {
        builder.ToTable("TrainedModels");
        builder.HasKey(m => new { m.Agent, m.Number });
        builder.Property(m => m.Agent).HasMaxLength(40);
        builder.Property(m => m.TrainingHash).HasMaxLength(64);
        builder.Property(m => m.File).HasMaxLength(200);
        builder.Property(m => m.Cause).HasMaxLength(200);
        builder.Property(m => m.LanguageModel).HasMaxLength(100);
        builder
            .Property(m => m.Measures)
            .HasConversion(
                Storage.StoredJson.Converter<VersionMeasures?>(),
                Storage.StoredJson.Comparer<VersionMeasures?>()
            );
        builder.Ignore(m => m.Version);
        builder.Ignore(m => m.Since);
    }
}
