using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OversightConsole.Core.Demo.Arrivals;
using OversightConsole.Core.Demo.History;
using OversightConsole.Core.Demo.State;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Demo;

/// <summary>Registers the demo desk; it needs storage, the service desk and the pipeline beside it.</summary>
public static class DemoRegistration
{
    /// <summary>Adds the demo's builder and progress; nothing is built by that.</summary>
    public static IServiceCollection AddDemo(this IServiceCollection services)
    {
        services.TryAddSingleton<BulkWrites>();
        services.AddSingleton<DemoProgress>();
        services.AddSingleton<DemoReset>();
        services.AddSingleton<HistoryServices>();
        services.AddSingleton<DemoArrivals>();
        services.AddSingleton<DemoDesk>();
        return services;
    }
}
