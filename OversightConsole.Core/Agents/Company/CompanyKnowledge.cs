using OversightConsole.Core.Learning.Ranking;

namespace OversightConsole.Core.Agents.Company;

/// <summary>What the agent learned.</summary>
/// <param name="Ranking">Says which of the customers it is.</param>
public sealed record CompanyKnowledge(RankingModel Ranking);
