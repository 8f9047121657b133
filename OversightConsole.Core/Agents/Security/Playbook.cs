using OversightConsole.Core.ServiceDesk.Containment;

namespace OversightConsole.Core.Agents.Security;

/// <summary>What to do first against one kind of threat: typed, the smallest step that contains it.</summary>
/// <param name="ActionType">The kind of action.</param>
/// <param name="Changes">Fields of the target with the value to write.</param>
/// <param name="Why">What was seen, in a few words.</param>
/// <param name="Consequence">What approving does and what of it cannot be taken back.</param>
internal sealed record Playbook(
    string ActionType,
    IReadOnlyList<(string Field, string Value, string Says)> Changes,
    string Why,
    string Consequence
)
{
    public static Playbook For(Threat threat, string name) =>
        threat switch
        {
            Threat.HostileLeaver => Account("Somebody leaves at once and in anger", name),
            Threat.TakenAccount => Account("The account shows signs of somebody else's hand", name),
            Threat.Malware => new Playbook(
                SecurityAgent.IsolateDeviceAction,
                [(ContainmentFields.Isolation, "isolated", $"Isolate {name}")],
                "The device shows signs of a harmful program",
                $"Cuts {name} off the network; whoever works on it is interrupted. Can be put back."
            ),
            Threat.Phishing => new Playbook(
                SecurityAgent.BlockSenderAction,
                [(ContainmentFields.Mail, "blocked", $"Block {name}")],
                "The mail is reported as a lure",
                $"Mail from {name} no longer reaches this customer. Can be put back."
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(threat), threat, "No playbook acts on this."),
        };

    private static Playbook Account(string why, string name) =>
        new(
            SecurityAgent.ContainAccountAction,
            [
                (ContainmentFields.Account, "disabled", $"Disable {name}"),
                (ContainmentFields.Sessions, "revoked", $"End {name}'s sessions"),
            ],
            why,
            $"{name} can no longer sign in and is signed out everywhere. The account can be put back, the sessions cannot."
        );
}
