using OversightConsole.Core.Agents.Senders;
using OversightConsole.Core.Learning.Ranking;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk;

namespace OversightConsole.Core.Agents.Contact;

/// <summary>What the agent learned.</summary>
/// <param name="Ranking">Says which of a customer's people it is.</param>
public sealed record ContactKnowledge(RankingModel Ranking);
