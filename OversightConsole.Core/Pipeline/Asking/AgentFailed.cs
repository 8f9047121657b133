using OversightConsole.Core.Agents;

namespace OversightConsole.Core.Pipeline.Asking;

/// <summary>An agent threw on a ticket: the ticket goes to people and says why, other agents and tickets are not held up.</summary>
internal sealed record AgentFailed(string Why) : AgentAnswer;
