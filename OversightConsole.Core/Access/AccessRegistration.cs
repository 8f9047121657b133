using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OversightConsole.Core.Access.SetUp;
using OversightConsole.Core.Access.SignIn;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Access;

/// <summary>Registers users and roles over the console's own database.</summary>
public static class AccessRegistration
{
    /// <summary>Adds Access; the caller adds cookies and sign-in pages to the returned builder.</summary>
    public static IdentityBuilder AddAccess(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<AccessHook>();
        services.AddSingleton<GuessCounter>();
        services.AddSingleton<UserDirectory>();
        services.AddSingleton<PasswordCheck>();
        services.AddSingleton<DemoUsers>();
        services.AddSingleton<FirstAdministrator>();
        return services
            .AddIdentityCore<IdentityUser>(o =>
            {
                // Length beats composition rules, which only lead to "Passwort1!".
                o.Password.RequiredLength = NewUser.ShortestPassword;
                o.Password.RequiredUniqueChars = 4;
                o.Password.RequireDigit = false;
                o.Password.RequireLowercase = false;
                o.Password.RequireUppercase = false;
                o.Password.RequireNonAlphanumeric = false;
            })
            .AddRoles<IdentityRole>()
            .AddEntityFrameworkStores<OversightDbContext>()
            .AddPasswordValidator<PasswordIsNotName>();
    }
}
