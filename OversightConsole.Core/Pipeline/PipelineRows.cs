using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OversightConsole.Core.Pipeline;

/// <summary>How far the change feed of a connection has been worked off.</summary>
public sealed class FeedCursor
{
    public required string Connection { get; init; }

    /// <summary>Opaque; null at the beginning.</summary>
    public string? Cursor { get; set; }
}

/// <summary>What became of an agent's look at a ticket.</summary>
public enum LookResult
{
    /// <summary>It proposed.</summary>
    Proposed,

    /// <summary>It declined, and said why.</summary>
    Abstained,

    /// <summary>It was not asked: off, not installed.</summary>
    NotAsked,

    /// <summary>It failed on this ticket; the others were not held up.</summary>
    Failed,
}

/// <summary>The last look of an agent at a ticket: answers "why nothing happened".</summary>
public sealed class AgentLook
{
    public required string Ticket { get; init; }

    public required string Agent { get; init; }

    public LookResult Result { get; set; }

    /// <summary>One sentence; null when it proposed.</summary>
    public string? Why { get; set; }

    public DateTimeOffset At { get; set; }
}

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

    /// <summary>Its version as proposals carry it.</summary>
    public string Version => $"v{Number}";
}

internal sealed class PipelineConfiguration
    : IEntityTypeConfiguration<FeedCursor>,
        IEntityTypeConfiguration<AgentLook>,
        IEntityTypeConfiguration<TrainedModel>
{
    public void Configure(EntityTypeBuilder<FeedCursor> builder)
    {
        builder.ToTable("FeedCursors");
        builder.HasKey(c => c.Connection);
        builder.Property(c => c.Connection).HasMaxLength(40);
        builder.Property(c => c.Cursor).HasMaxLength(400);
    }

    public void Configure(EntityTypeBuilder<AgentLook> builder)
    {
        builder.ToTable("AgentLooks");
        builder.HasKey(l => new { l.Ticket, l.Agent });
        builder.Property(l => l.Ticket).HasMaxLength(60);
        builder.Property(l => l.Agent).HasMaxLength(40);
        builder.Property(l => l.Why).HasMaxLength(400);
    }

    public void Configure(EntityTypeBuilder<TrainedModel> builder)
    {
        builder.ToTable("TrainedModels");
        builder.HasKey(m => new { m.Agent, m.Number });
        builder.Property(m => m.Agent).HasMaxLength(40);
        builder.Property(m => m.TrainingHash).HasMaxLength(64);
        builder.Property(m => m.File).HasMaxLength(200);
        builder.Ignore(m => m.Version);
    }
}
