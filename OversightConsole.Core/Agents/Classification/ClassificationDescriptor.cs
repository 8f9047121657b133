using OversightConsole.Core.Proposals;

namespace OversightConsole.Core.Agents.Classification;

/// <summary>Describes Classification to the console.</summary>
public static class ClassificationDescriptor
{
    /// <summary>What the console says about Classification.</summary>
    public static readonly AgentDescriptor Descriptor = new()
    {
        Key = ClassificationAgent.AgentKey,
        Name = "Classification",
        RunningOrder = 50,
        DisplayOrder = 30,
        Does = "Category and type",
        Icon = "Label",
        Actions = [new(ClassificationAgent.ActionType, RiskTier.Low, IsReversible: true)],
        Alone = "Alone it sets board, type, subtype and item; each can be put back. It sends nothing to customers.",
    };
}
