using OversightConsole.Core.Proposals;

namespace OversightConsole.Core.Agents.Contact;

/// <summary>Describes Contact to the console.</summary>
public static class ContactDescriptor
{
    /// <summary>What the console says about Contact.</summary>
    public static readonly AgentDescriptor Descriptor = new()
    {
        Key = ContactAgent.AgentKey,
        Name = "Contact",
        RunningOrder = 30,
        DisplayOrder = 60,
        Does = "Sender to person",
        Icon = "Person",
        Actions = [new(ContactAgent.ActionType, RiskTier.Medium, IsReversible: true)],
    };
}
