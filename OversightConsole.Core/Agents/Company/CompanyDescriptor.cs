using OversightConsole.Core.Proposals;

namespace OversightConsole.Core.Agents.Company;

/// <summary>Describes Company to the console.</summary>
public static class CompanyDescriptor
{
    /// <summary>What the console says about Company.</summary>
    public static readonly AgentDescriptor Descriptor = new()
    {
        Key = CompanyAgent.AgentKey,
        Name = "Company",
        RunningOrder = 20,
        DisplayOrder = 20,
        Does = "Sender to company",
        Icon = "Business",
        Actions = [new(CompanyAgent.ActionType, RiskTier.Medium, IsReversible: true)],
    };
}
