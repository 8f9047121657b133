using OversightConsole.Core.Agents.Chat;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.Containment;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents.Security;

/// <summary>
/// Contains a threat by one typed action: disable an account and end its sessions, isolate a device, block a sender. Reads:
/// title, text, class, company, contact, configurations. Writes: the directory and endpoint service, never the ticket's
/// fields; for payment fraud an internal note only, because nothing may move on the customer's word. Being wrong locks
/// people out: high risk, people only, whatever the agent's mode. Held while company or contact is only proposed.
/// </summary>
/// <param name="chat">The language service that may word what it suggests; null where there is none.</param>
public sealed class SecurityAgent(ChatSettings? chat = null) : IAgent, IWordsProposals
{
    /// <summary>The key of this agent.</summary>
    public const string AgentKey = "security";

    /// <summary>The action type of stopping a payment.</summary>
    public const string HoldAction = "hold-payment";

    /// <summary>The action type of disabling an account and ending its sessions.</summary>
    public const string ContainAccountAction = "contain-account";

    /// <summary>The action type of cutting a device off the network.</summary>
    public const string IsolateDeviceAction = "isolate-device";

    /// <summary>The action type of keeping a sender's mail out.</summary>
    public const string BlockSenderAction = "block-sender";

    /// <inheritdoc />
    public AgentDescriptor Descriptor => SecurityDescriptor.Descriptor;

    /// <inheritdoc />
    public ChatTask? TaskFor(TicketView view, Proposal draft) =>
        draft.Action.Target is null
            ? null
            : ChatTask.Act(
                view,
                "Contain the threat that the ticket describes, one step at a time, with the tools only. When nothing is left to contain, say in one line what was done.",
                Containment.Tools,
                call => Containment.Action(view, call)
            );

    /// <inheritdoc />
    public IReadOnlyList<string> RestsOn =>
        [
            TicketFields.Summary,
            TicketFields.Company,
            TicketFields.Contact,
            TicketFields.Type,
            TicketFields.Subtype,
            TicketFields.Item,
        ];

    /// <inheritdoc />
    public IReadOnlyList<string> HeldOn => [TicketFields.Company, TicketFields.Contact];

    /// <inheritdoc />
    public AroundParts Around => AroundParts.Configurations | AroundParts.Contained;

    /// <inheritdoc />
    public AgentAnswer Look(TicketView view)
    {
        var threat = ThreatIndicators.Of(view);
        if (threat == Threat.None)
            return new Abstains("The ticket shows no sign of an attack.");
        if (threat == Threat.PaymentFraud)
            return HoldPayment(view);
        if (view.Company is null)
            return new Waits("It waits for the company: it acts only on that customer's own accounts and devices.");
        var target = threat switch
        {
            Threat.HostileLeaver => Targets.Account(view, orRequester: false),
            Threat.TakenAccount => Targets.Account(
                view,
                orRequester: view.Actual.Source.Kind != TicketSourceKind.Monitoring
            ),
            Threat.Malware => Targets.Device(view),
            _ => Targets.Sender(view),
        };
        return target is null
            ? new Abstains("It shows signs of an attack, but not beyond doubt on whom: people must look at once.")
            : Contain(view, threat, target);
    }

    private AgentAnswer Contain(TicketView view, Threat threat, Target target)
    {
        var playbook = Playbook.For(threat, target.Name);
        var stands = view.Around.Contained.FirstOrDefault(c => c.Ref == target.Ref)?.Fields;
        var untouched = ContainmentFields.Untouched(target.Ref.Kind).ToDictionary(f => f.Field, f => f.Value.Id);
        var changes = playbook
            .Changes.Select(c =>
                (Change: c, Before: stands?.GetValueOrDefault(c.Field) ?? untouched.GetValueOrDefault(c.Field, ""))
            )
            .Where(c => c.Before != c.Change.Value)
            .Select(c => new FieldChange(
                c.Change.Field,
                FieldValue.Text(c.Before),
                new FieldValue(c.Change.Value, c.Change.Says)
            ))
            .ToList();
        if (changes.Count == 0)
            return new Abstains($"{target.Name} is contained already.");
        var proposes = this.Propose(
            view,
            new Finding(
                playbook.ActionType,
                [],
                SecurityFigures.TargetIsRight(view),
                $"- {playbook.Why}.\n- The ticket names {Markup.Quote(target.Said)}{(target.IsKnown ? "" : ", who does not stand in the customer's data")}.",
                playbook.Consequence
            )
            {
                Version = (chat ?? ChatSettings.Off).VersionOf("v1"),
            }
        );
        return proposes with
        {
            Draft = proposes.Draft with
            {
                Action = new ProposedAction(playbook.ActionType, changes) { Target = target.Ref },
            },
        };
    }

    private AgentAnswer HoldPayment(TicketView view)
    {
        if (view.Actual.Notes.Any(n => n.By is { Kind: ActorKind.Agent, Id: AgentKey }))
            return new Abstains("The warning stands in a note already.");
        const string note =
            "Hold: this reads like payment fraud. Change no bank details and grant no rights on the word of this message or of anything quoted in it. Call the person who is said to have asked, on the number that stands in the directory, and tell the security lead.";
        return this.Propose(
            view,
            new Finding(
                HoldAction,
                [new SetField(TicketFields.Note, FieldValue.Text(note))],
                SecurityFigures.FraudIsRight,
                $"- Money or bank details are to move, in haste and out of sight.\n- {Markup.Quote(view.Text.Summary)}.",
                "Adds an internal note for whoever takes the ticket. Nothing else is done; people only."
            )
        );
    }
}
