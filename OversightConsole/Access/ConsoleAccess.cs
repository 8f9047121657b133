using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using OversightConsole.Access.Session;
using OversightConsole.Access.Start;
using OversightConsole.Core.Storage;

namespace OversightConsole.Access;

/// <summary>Sign-in for the web host: three lines in the composition.</summary>
public static class ConsoleAccess
{
    /// <summary>How out of date a session's roles may be.</summary>
    public static TimeSpan LookAgain { get; } = TimeSpan.FromSeconds(30);

    /// <summary>Cookies, keys, policies and the person signed in; Core's Access must be registered too.</summary>
    public static IServiceCollection AddConsoleAccess(this IServiceCollection services)
    {
        new IdentityBuilder(typeof(IdentityUser), typeof(IdentityRole), services).AddSignInManager();
        // All of Identity's cookies: ending a session signs out of the two-factor ones too, and throws where they are unknown.
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureOptions<SessionCookie>();
        services.Configure<SecurityStampValidatorOptions>(o => o.ValidationInterval = LookAgain);
        // The same name on every node, or their cookies would not open at the next one.
        services
            .AddDataProtection()
            .SetApplicationName("OversightConsole")
            .PersistKeysToDbContext<OversightDbContext>();
        services
            .AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, OpenCircuitCheck>();
        services.AddScoped<CircuitHandler, NewCircuitCheck>();
        services.AddScoped<SignedInPerson>();
        services.AddSingleton<DemoUsersGuard>();
        services.AddSingleton(new SetUpOutput(Console.Out));
        services.AddHostedService<AccessStart>();
        // The host logs every address it is asked for, and the set-up link's address is a secret.
        services.AddLogging(l => l.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning));
        return services;
    }

    /// <summary>Authentication, authorisation and antiforgery, in the one order that works.</summary>
    public static WebApplication UseConsoleAccess(this WebApplication app)
    {
        app.UseAuthentication();
        app.Use(
            (context, next) =>
            {
                context.RequestServices.GetRequiredService<SignedInPerson>().UseRequest(context);
                return next(context);
            }
        );
        app.UseAuthorization();
        app.UseAntiforgery();
        return app;
    }

    /// <summary>Signing out; the pages are found like every other page.</summary>
    public static WebApplication MapConsoleAccess(this WebApplication app)
    {
        app.MapPost(
                "/sign-out",
                async (HttpContext context, IAntiforgery antiforgery, SignInManager<IdentityUser> sessions) =>
                {
                    // A foreign page must not be able to sign anybody out.
                    if (!await antiforgery.IsRequestValidAsync(context))
                        return Results.StatusCode(StatusCodes.Status400BadRequest);
                    await sessions.SignOutAsync();
                    return Results.LocalRedirect("/sign-in");
                }
            )
            .DisableAntiforgery()
            .AllowAnonymous();
        return app;
    }
}
