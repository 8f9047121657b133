namespace OversightConsole.Core.Proposals;

/// <summary>A kind of action an agent may propose.</summary>
/// <param name="Type">The action type's code; part of the claim.</param>
/// <param name="Risk">What a wrong action of this kind costs.</param>
/// <param name="IsReversible">Whether all that it writes can be put back; a note, an answer and an ended session cannot.</param>
public sealed record AgentActionType(string Type, RiskTier Risk, bool IsReversible);
