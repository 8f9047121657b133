using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using OversightConsole.Settings;

namespace OversightConsole.Access.Start;

/// <summary>
/// Whether users with published passwords may exist. Settings say so before the start, the addresses really bound say
/// so after it, and every request must come straight from this machine.
/// </summary>
public sealed class DemoUsersGuard(ConsoleSettings settings, IServer server)
{
    /// <summary>Whether demo users may exist on this console at all.</summary>
    public bool Allowed => settings.DemoUsersAllowed && Bound().All(IsLoopback);

    /// <summary>Whether <paramref name="context"/>'s request may use a demo user: no proxy or tunnel in between.</summary>
    public bool Serves(HttpContext context) =>
        Allowed
        && (context.Connection.RemoteIpAddress is not { } remote || IPAddress.IsLoopback(remote))
        && IsLoopbackHost(context.Request.Host.Host)
        && !context.Request.Headers.Keys.Any(IsForwarding);

    /// <summary>The addresses the server listens on; none before it has started.</summary>
    public IReadOnlyCollection<string> Bound() => [.. server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []];

    private static bool IsForwarding(string header) =>
        header.Equals("Forwarded", StringComparison.OrdinalIgnoreCase)
        || header.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase);

    private static bool IsLoopback(string address) => IsLoopbackHost(BindingAddress.Parse(address).Host);

    private static bool IsLoopbackHost(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
