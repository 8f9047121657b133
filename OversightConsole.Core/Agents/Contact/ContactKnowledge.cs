using OversightConsole.Core.Learning.Ranking;

namespace OversightConsole.Core.Agents.Contact;

/// <summary>What the agent learned.</summary>
/// <param name="Ranking">Says which of a customer's people it is.</param>
public sealed record ContactKnowledge(RankingModel Ranking);
