using OversightConsole.Core.Agents;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Tests.Agents.Registered;

/// <summary>An agent of a newcomer's: this class is its folder, and one line registers it.</summary>
internal sealed class ThirteenthAgent : IAgent
{
    public const string AgentKey = "thirteenth";
    public const string Action = "shout";

    public static readonly AgentDescriptor Described = new()
    {
        Key = AgentKey,
        Name = "The thirteenth",
        RunningOrder = 55,
        DisplayOrder = 35,
        Does = "Titles in capitals",
        Icon = "Campaign",
        Actions = [new(Action, RiskTier.Medium, IsReversible: true)],
        Alone = "Alone it shouts.",
    };

    public AgentDescriptor Descriptor => Described;

    public AgentAnswer Look(TicketView view) =>
        !view.Text.Summary.Any(char.IsLower)
            ? new Abstains("It is loud already.")
            : this.Propose(
                view,
                new Finding(
                    Action,
                    [new SetField(TicketFields.Summary, FieldValue.Text(view.Text.Summary.ToUpperInvariant()))],
                    0.9,
                    "- It is not loud.",
                    "Changes the title. Can be put back."
                )
            );
}
