using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace OversightConsole.Core.ServiceDesk;

/// <summary>Registers the embedded desk and the seam over it.</summary>
public static class ServiceDeskRegistration
{
    /// <summary>Adds the service desk working in <paramref name="timeZone"/> (IANA id, setting <c>Desk:TimeZone</c>).</summary>
    /// <exception cref="TimeZoneNotFoundException">The system knows no such zone.</exception>
    public static IServiceCollection AddServiceDesk(
        this IServiceCollection services,
        string timeZone,
        DeskPolicy? policy = null
    ) => services.AddServiceDesk(TimeZoneInfo.FindSystemTimeZoneById(timeZone), policy);

    /// <summary>Adds the service desk working in <paramref name="timeZone"/>.</summary>
    public static IServiceCollection AddServiceDesk(
        this IServiceCollection services,
        TimeZoneInfo timeZone,
        DeskPolicy? policy = null
    )
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(new DeskZone(timeZone));
        services.AddSingleton(policy ?? new DeskPolicy());
        services.AddSingleton<DeskDirectories>();
        services.AddSingleton<DeskConfiguration>();
        services.AddSingleton<EmbeddedDesk>();
        services.AddSingleton<EmbeddedSystemOfRecord>();
        services.AddSingleton<SimulatedDirectory>();
        services.AddSingleton<RoutedSystemOfRecord>();
        services.AddSingleton<ISystemOfRecord>(p => p.GetRequiredService<RoutedSystemOfRecord>());
        services.AddSingleton<DeskSearch>();
        services.AddSingleton<CustomerTerms>();
        return services;
    }
}
