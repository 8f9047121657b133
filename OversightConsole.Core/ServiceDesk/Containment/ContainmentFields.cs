using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.ServiceDesk.Containment;

/// <summary>
/// What the directory and endpoint service knows of accounts, devices and senders, and what may be written there. The
/// vocabulary is closed: nothing else can be asked of it.
/// </summary>
public static class ContainmentFields
{
    /// <summary>The connection's name in a <see cref="SorRef"/>.</summary>
    public const string Connection = "directory";

    /// <summary>A person's account, by the contact's id or the company's and the name.</summary>
    public const string AccountKind = "account";

    /// <summary>A device, by the configuration's id.</summary>
    public const string DeviceKind = "device";

    /// <summary>A sender of mail, by company and address.</summary>
    public const string SenderKind = "sender";

    /// <summary>Whether an account may sign in: enabled, disabled.</summary>
    public const string Account = "account";

    /// <summary>Whether an account's sessions live: live, revoked. What was revoked cannot come back.</summary>
    public const string Sessions = "sessions";

    /// <summary>Whether a device reaches the network: connected, isolated.</summary>
    public const string Isolation = "isolation";

    /// <summary>Whether mail from a sender is let in: allowed, blocked.</summary>
    public const string Mail = "mail";

    private static readonly Dictionary<(string Kind, string Field), string[]> Values = new()
    {
        [(AccountKind, Account)] = ["enabled", "disabled"],
        [(AccountKind, Sessions)] = ["live", "revoked"],
        [(DeviceKind, Isolation)] = ["connected", "isolated"],
        [(SenderKind, Mail)] = ["allowed", "blocked"],
    };

    /// <summary>An account.</summary>
    public static SorRef AccountRef(string id) => new(Connection, AccountKind, id);

    /// <summary>A device.</summary>
    public static SorRef DeviceRef(string id) => new(Connection, DeviceKind, id);

    /// <summary>A sender, as one customer meets it.</summary>
    public static SorRef SenderRef(string company, string address) =>
        new(Connection, SenderKind, $"{company}/{address.ToLowerInvariant()}");

    /// <summary>The fields of a kind with the value they have while nobody touched them.</summary>
    public static IEnumerable<(string Field, FieldValue Value)> Untouched(string kind) =>
        Values.Where(v => v.Key.Kind == kind).Select(v => (v.Key.Field, FieldValue.Text(v.Value[0])));

    /// <summary>Whether the field may have that value.</summary>
    public static bool MayBe(string kind, string field, string? value) =>
        value is not null && Values.TryGetValue((kind, field), out var known) && known.Contains(value);

    /// <summary>Whether a value that was written can be put back.</summary>
    public static bool CanBePutBack(string field) => field != Sessions;
}
