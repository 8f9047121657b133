using Microsoft.AspNetCore.Http;
using OversightConsole.Core.Access;
using OversightConsole.Core.Access.SetUp;
using OversightConsole.Settings;

namespace OversightConsole.Access.Start;

/// <summary>
/// Before the first request: demo users come or go. Once the addresses are bound: demo users go if others can reach the
/// console after all, and a console without an administrator prints its set-up link.
/// </summary>
internal sealed class AccessStart(
    DemoUsers demo,
    DemoUsersGuard guard,
    FirstAdministrator first,
    ConsoleSettings settings,
    SetUpOutput output,
    ILogger<AccessStart> logger
) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) =>
        guard.Allowed ? demo.CreateAsync(cancellationToken) : demo.RemoveAsync(cancellationToken);

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        if (!guard.Allowed)
        {
            await demo.RemoveAsync(cancellationToken);
            if (settings.DemoEnabled)
                logger.LogWarning("No demo users: other machines can reach this console. Use the set-up link instead.");
        }
        if (await first.IssueAsync(cancellationToken) is not { } token)
            return;
        await output.Writer.WriteLineAsync(
            $"""

            No administrator yet. Open this link within 24 hours to create one; it works once:
              {Origin()}/set-up/{token}

            """
        );
        await output.Writer.FlushAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>An address a browser can open: "every interface" is no name, so localhost stands for it.</summary>
    private string Origin()
    {
        var address = guard.Bound().Concat(settings.Urls).Append(ConsoleSettings.DefaultUrl).First();
        var parsed = BindingAddress.Parse(address);
        var host = parsed.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : parsed.Host;
        return $"{parsed.Scheme}://{host}:{parsed.Port}";
    }
}
