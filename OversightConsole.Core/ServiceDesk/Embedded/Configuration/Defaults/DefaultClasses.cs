namespace OversightConsole.Core.ServiceDesk.Embedded.Configuration.Defaults;

/// <summary>
/// Types, subtypes and items a desk starts with. Codes are paths and mean the same on every board, so that an agent's
/// labels carry over; which of them may stand on a board is the board's own list.
/// </summary>
internal static class DefaultClasses
{
    private static readonly (string Type, string Subtype, string[] Items)[] Tree =
    [
        ("Incident", "Account", ["Locked out", "Password", "MFA"]),
        ("Incident", "Email", ["Delivery", "Outlook", "Mailbox full", "Quarantine"]),
        ("Incident", "Network", ["Wi-Fi", "VPN", "Internet down"]),
        ("Incident", "Printing", ["Fault", "Driver"]),
        ("Incident", "Application", ["Line of business", "Teams", "Accounting"]),
        ("Incident", "Hardware", ["Laptop", "Dock", "Monitor"]),
        ("Incident", "Backup", ["Restore file"]),
        ("Request", "User", ["New starter", "Leaver", "Change"]),
        ("Request", "Access", ["Shared mailbox", "Folder", "Licence"]),
        ("Request", "Hardware", ["Quote", "Swap"]),
        ("Request", "Information", []),
        ("Alert", "Server", ["Disk", "Offline", "Patch"]),
        ("Alert", "Backup", ["Failed", "Warning"]),
        ("Alert", "Network", ["Down", "Latency"]),
        ("Alert", "Security", ["Sign-in", "Malware"]),
    ];

    /// <summary>Which part of the tree stands on which board: code prefixes.</summary>
    private static readonly (string Board, string[] Prefixes)[] PerBoard =
    [
        (DefaultBoards.Triage, ["incident", "request", "alert"]),
        (DefaultBoards.ServiceDesk, ["incident", "request", "alert"]),
        (DefaultBoards.Escalations, ["incident", "request", "alert"]),
        (DefaultBoards.Alerts, ["alert", "incident/network", "incident/backup"]),
        (
            DefaultBoards.Security,
            [
                "incident/account",
                "incident/email",
                "request/user",
                "request/access",
                "request/information",
                "alert/security",
            ]
        ),
        (DefaultBoards.Projects, ["request"]),
    ];

    public static IEnumerable<TicketClass> Classes =>
        Tree.SelectMany(t =>
                new[] { (Code(t.Type), t.Type), (Code(t.Type, t.Subtype), t.Subtype) }.Concat(
                    t.Items.Select(i => (Code(t.Type, t.Subtype, i), i))
                )
            )
            .Distinct()
            .Select(c => new TicketClass { Id = c.Item1, Name = c.Item2 });

    public static IEnumerable<BoardClass> Rows =>
        from board in PerBoard
        from node in Tree
        where board.Prefixes.Any(p => Code(node.Type) == p || Code(node.Type, node.Subtype) == p)
        from item in node.Items.Length == 0 ? [null] : node.Items
        let subtype = Code(node.Type, node.Subtype)
        let itemCode = item is null ? null : Code(node.Type, node.Subtype, item)
        select new BoardClass
        {
            BoardId = board.Board,
            TypeId = Code(node.Type),
            SubtypeId = subtype,
            ItemId = itemCode,
            LeafId = itemCode ?? subtype,
        };

    /// <summary>The code of a path of names: lower case, words joined by hyphens, levels by slashes.</summary>
    public static string Code(params string[] names) =>
        string.Join('/', names.Select(n => n.ToLowerInvariant().Replace(' ', '-')));
}
