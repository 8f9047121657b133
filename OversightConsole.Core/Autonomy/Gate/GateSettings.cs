namespace OversightConsole.Core.Autonomy.Gate;

/// <summary>What the gate is told at start.</summary>
public sealed record GateSettings
{
    /// <summary>Judged by a catalogue older than this, nothing is done alone: customers and terms may have changed.</summary>
    public TimeSpan OldestCatalog { get; init; } = TimeSpan.FromMinutes(15);
}
