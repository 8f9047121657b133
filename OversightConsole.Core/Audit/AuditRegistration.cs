using Microsoft.Extensions.DependencyInjection;

namespace OversightConsole.Core.Audit;

/// <summary>Registers what reads and checks the trail.</summary>
public static class AuditRegistration
{
    /// <summary>Adds the reader and the verifier of the trail; entries are written by <see cref="AuditTrail"/>, which needs no service.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.AddSingleton<AuditVerifier>();
        services.AddSingleton<AuditReader>();
        return services;
    }
}
