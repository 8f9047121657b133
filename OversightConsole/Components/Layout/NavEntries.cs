using System.Reflection;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using OversightConsole.Keyboard;

namespace OversightConsole.Components.Layout;

/// <summary>
/// The console's main pages, in the order of the app bar. Who sees an entry is read from the page itself: its
/// <see cref="AuthorizeAttribute"/> is the one place that says who may open it.
/// </summary>
public static class NavEntries
{
    private static readonly NavEntry[] Known =
    [
        new("Queue", "/queue", Icons.Material.Outlined.Inbox, ShortcutKey.GoQueue, "Q", true),
        new("Fleet", "/fleet", Icons.Material.Outlined.SmartToy, ShortcutKey.GoFleet, "F", true),
        new("Outcomes", "/outcomes", Icons.Material.Outlined.Insights, ShortcutKey.GoOutcomes, "O", false),
        new("Overrides", "/overrides", Icons.Material.Outlined.RuleFolder, ShortcutKey.GoOverrides, "V", false),
        new("Audit", "/audit", Icons.Material.Outlined.History, ShortcutKey.GoAudit, "A", true),
        new("Desk", "/desk", Icons.Material.Outlined.ConfirmationNumber, ShortcutKey.GoDesk, "D", true),
        new("Import", "/desk/import", Icons.Material.Outlined.UploadFile, null, null, false) { InBar = false },
        new("Users", "/users", Icons.Material.Outlined.ManageAccounts, null, null, false),
    ];

    private static readonly Dictionary<string, Type> Pages = typeof(NavEntries)
        .Assembly.GetTypes()
        .SelectMany(t => t.GetCustomAttributes<RouteAttribute>().Select(r => (r.Template, Page: t)))
        .ToDictionary(p => p.Template, p => p.Page, StringComparer.OrdinalIgnoreCase);

    /// <summary>The entries whose page exists and which <paramref name="user"/> may open.</summary>
    public static IReadOnlyList<NavEntry> For(ClaimsPrincipal user) =>
        user.Identity?.IsAuthenticated == true ? [.. Known.Where(e => MayOpen(user, e.Path))] : [];

    /// <summary>Where <paramref name="user"/> lands after sign-in: deciders in the queue, auditors at the trail.</summary>
    public static string? LandingFor(ClaimsPrincipal user)
    {
        var open = For(user);
        string[] first = user switch
        {
            _ when user.IsInRole("technician") => ["/queue"],
            _ when user.IsInRole("manager") => ["/fleet", "/queue"],
            _ when user.IsInRole("auditor") => ["/audit", "/overrides"],
            _ when user.IsInRole("administrator") => ["/users"],
            _ => [],
        };
        return first.FirstOrDefault(path => open.Any(e => e.Path == path)) ?? (open.Count > 0 ? open[0].Path : null);
    }

    private static bool MayOpen(ClaimsPrincipal user, string path) =>
        Pages.TryGetValue(path, out var page)
        && page.GetCustomAttributes<AuthorizeAttribute>(inherit: true).All(a => Allows(a, user));

    private static bool Allows(AuthorizeAttribute rule, ClaimsPrincipal user) =>
        rule.Roles is not { Length: > 0 } roles
        || roles.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Any(user.IsInRole);
}
