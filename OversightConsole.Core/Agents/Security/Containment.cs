using OversightConsole.Core.Agents.Chat;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.Containment;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents.Security;

/// <summary>The typed tools of containment. A call names something of the customer's own, or it is none.</summary>
internal static class Containment
{
    public static readonly IReadOnlyList<ChatTool> Tools =
    [
        new(
            "contain_account",
            "Disable an account and end its sessions.",
            "The person's full name as the customer's data has it."
        ),
        new("isolate_device", "Cut a device off the network.", "The device's name as the customer's data has it."),
        new("block_sender", "Keep a sender's mail out.", "The sender's address."),
    ];

    /// <summary>What a call would do, as a proposed action; null for a tool or a target that does not exist.</summary>
    public static ProposedAction? Action(TicketView view, ChatCall call)
    {
        if (view.Company?.Value.Id is not { } company)
            return null;
        var name = call.Target.Trim();
        return call.Tool switch
        {
            "contain_account"
                when view.Catalog.Contacts.FirstOrDefault(c => c.Company == company && Is(c.Value.Name, name))
                    is { } person => Of(
                view,
                Threat.TakenAccount,
                ContainmentFields.AccountRef(person.Value.Id),
                person.Value.Name
            ),
            "isolate_device"
                when view.Catalog.Configurations.FirstOrDefault(c =>
                    c.Company == company && (Is(c.Value.Name, name) || Is(c.MonitoringName, name))
                )
                    is { } device => Of(
                view,
                Threat.Malware,
                ContainmentFields.DeviceRef(device.Value.Id),
                device.Value.Name
            ),
            "block_sender" when Targets.Sender(view) is { } sender && Is(sender.Name, name) => Of(
                view,
                Threat.Phishing,
                sender.Ref,
                sender.Name
            ),
            _ => null,
        };
    }

    private static bool Is(string known, string said) =>
        said.Length > 0 && string.Equals(known, said, StringComparison.OrdinalIgnoreCase);

    private static ProposedAction? Of(TicketView view, Threat threat, SorRef target, string name)
    {
        var playbook = Playbook.For(threat, name);
        var stands = view.Around.Contained.FirstOrDefault(c => c.Ref == target)?.Fields;
        var untouched = ContainmentFields.Untouched(target.Kind).ToDictionary(f => f.Field, f => f.Value.Id);
        var changes = playbook
            .Changes.Select(c => (Change: c, Before: stands?.GetValueOrDefault(c.Field) ?? untouched[c.Field]))
            .Where(c => c.Before != c.Change.Value)
            .Select(c => new FieldChange(
                c.Change.Field,
                FieldValue.Text(c.Before),
                new FieldValue(c.Change.Value, c.Change.Says)
            ))
            .ToList();
        return changes.Count == 0 ? null : new ProposedAction(playbook.ActionType, changes) { Target = target };
    }
}
