using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using OversightConsole.Tests.Fixtures.Clocks;

/// <summary>
/// Gives a console that a test starts as a process of its own the tests' clock: the runtime calls it by name before the
/// program begins, and the host tells when it is being built. The product has no setting for that, and shall have none.
/// </summary>
internal static class StartupHook
{
    public static void Initialize() => DiagnosticListener.AllListeners.Subscribe(new Listeners());

    private sealed class Listeners : IObserver<DiagnosticListener>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.Extensions.Hosting")
                value.Subscribe(new Building());
        }

        public void OnCompleted() { }

        public void OnError(Exception error) { }
    }

    private sealed class Building : IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value is { Key: "HostBuilding", Value: IHostBuilder host })
                host.ConfigureServices(s => s.Replace(ServiceDescriptor.Singleton(TestClock.Running())));
        }

        public void OnCompleted() { }

        public void OnError(Exception error) { }
    }
}
