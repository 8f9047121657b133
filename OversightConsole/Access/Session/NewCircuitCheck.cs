using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace OversightConsole.Access.Session;

/// <summary>
/// A cookie is believed for 30 s, and a circuit opened with it for another 30 s. This looks before the first component is
/// there, so that a user disabled a moment ago cannot open a page anew.
/// </summary>
internal sealed class NewCircuitCheck(AuthenticationStateProvider states) : CircuitHandler
{
    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken) =>
        states is OpenCircuitCheck check ? check.LookAgainAsync() : Task.CompletedTask;
}
