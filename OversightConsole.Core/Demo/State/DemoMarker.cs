using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OversightConsole.Core.Demo.State;

/// <summary>
/// The row that marks a database as the demo's own. Only a database with this row is ever emptied; it is written before
/// the first row of the demo and stays.
/// </summary>
public sealed class DemoMarker
{
    /// <summary>The key of the only row: always 1.</summary>
    public int Id { get; init; } = 1;

    /// <summary>Whether the demo is whole.</summary>
    public DemoState State { get; set; }

    /// <summary>What it was generated from.</summary>
    public int Seed { get; init; }

    /// <summary>The number of days whose tickets the demo desk holds.</summary>
    public int Days { get; init; }

    /// <summary>"Now" of the story: its tickets were opened before this.</summary>
    public DateTimeOffset BuiltFor { get; init; }

    /// <summary>When it came alive; null while it is being built.</summary>
    public DateTimeOffset? ReadyAt { get; set; }

    /// <summary>How many tickets have arrived since; the next one's text follows from it.</summary>
    public int Arrivals { get; set; }

    /// <summary>How many of the traps' later steps have happened.</summary>
    public int LaterSteps { get; set; }

    /// <summary>How many tickets for the drifting agent are still to be fed, since somebody let it drift.</summary>
    public int DriftLeft { get; set; }

    /// <summary>How many tickets were fed to the simulated agents so far; the next one's text follows from it.</summary>
    public int Fed { get; set; }
}

/// <summary>Whether the demo desk is whole.</summary>
public enum DemoState
{
    /// <summary>Being built; found at a start it means that the build was interrupted, and all is built anew.</summary>
    Building,

    /// <summary>Whole: left as it is.</summary>
    Ready,
}

internal sealed class DemoMarkerMapping : IEntityTypeConfiguration<DemoMarker>
{
    public void Configure(EntityTypeBuilder<DemoMarker> builder)
    {
        builder.ToTable("DemoMarker");
        builder.Property(m => m.Id).ValueGeneratedNever();
    }
}
