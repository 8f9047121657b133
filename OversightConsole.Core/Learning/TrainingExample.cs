namespace OversightConsole.Core.Learning;

/// <summary>A past ticket and the label that people gave it.</summary>
/// <param name="Fields">
/// The texts and categories of the ticket, in the order of <see cref="TrainingOptions.Fields"/>; empty stands for missing.
/// </param>
/// <param name="Label">The right label; not empty.</param>
/// <param name="Cluster">
/// Tickets with the same cluster are copies of each other in substance and are never divided between folds. Null: only
/// copies that are found by their text count.
/// </param>
public sealed record TrainingExample(IReadOnlyList<string> Fields, string Label, string? Cluster = null);
