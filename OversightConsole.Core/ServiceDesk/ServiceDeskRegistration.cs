using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OversightConsole.Core.ServiceDesk.Connections;
using OversightConsole.Core.ServiceDesk.Containment;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.Embedded.Configuration;
using OversightConsole.Core.ServiceDesk.Embedded.Directory;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.ServiceDesk.Terms;

namespace OversightConsole.Core.ServiceDesk;

/// <summary>Registers the seam to service desks, and the embedded desk behind it.</summary>
public static class ServiceDeskRegistration
{
    /// <summary>Adds the service desk working in <paramref name="timeZone"/> (IANA id, setting <c>Desk:TimeZone</c>).</summary>
    /// <exception cref="TimeZoneNotFoundException">The system knows no such zone.</exception>
    public static IServiceCollection AddServiceDesk(
        this IServiceCollection services,
        string timeZone,
        DeskPolicy? policy = null
    ) => services.AddServiceDesk(TimeZoneInfo.FindSystemTimeZoneById(timeZone), policy);

    /// <summary>Adds the embedded desk and the seam, working in <paramref name="timeZone"/>.</summary>
    public static IServiceCollection AddServiceDesk(
        this IServiceCollection services,
        TimeZoneInfo timeZone,
        DeskPolicy? policy = null
    ) => services.AddSeam(timeZone, policy).AddEmbeddedDesk();

    /// <summary>Adds what lies over every desk; at least one is connected beside it.</summary>
    public static IServiceCollection AddSeam(
        this IServiceCollection services,
        TimeZoneInfo timeZone,
        DeskPolicy? policy = null
    )
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(new DeskZone(timeZone));
        services.AddSingleton(policy ?? new DeskPolicy());
        services.AddSingleton<RoutedSystemOfRecord>();
        services.AddSingleton<ISystemOfRecord>(p => p.GetRequiredService<RoutedSystemOfRecord>());
        services.AddSingleton<DeskHealth>();
        services.AddSingleton<CustomerTerms>();
        return services;
    }

    /// <summary>Connects the desk that the console brings along, with the directory that its Security agent contains things in.</summary>
    public static IServiceCollection AddEmbeddedDesk(this IServiceCollection services)
    {
        services.AddSingleton<DeskDirectories>();
        services.AddSingleton<DeskConfiguration>();
        services.AddSingleton<EmbeddedDesk>();
        services.AddSingleton<DeskSearch>();
        return services.AddConnectedSystem<EmbeddedSystemOfRecord>().AddConnectedSystem<SimulatedDirectory>();
    }

    /// <summary>Connects one more system: a desk, or a directory that agents contain things in.</summary>
    public static IServiceCollection AddConnectedSystem<TSystem>(this IServiceCollection services)
        where TSystem : class, IConnectedSystem
    {
        services.TryAddSingleton<TSystem>();
        return services.AddSingleton<IConnectedSystem>(p => p.GetRequiredService<TSystem>());
    }
}
