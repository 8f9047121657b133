using OversightConsole.Core.Learning.Matching;

namespace OversightConsole.Core.Agents.Duplicate;

/// <summary>What Duplicate learned from which tickets people hung under one another.</summary>
/// <param name="Decision">From the numbers of <see cref="DuplicatePair"/> to the chance that both are one matter.</param>
public sealed record DuplicateKnowledge(LogisticModel Decision);
