using MudBlazor.Services;
using OversightConsole.Access;
using OversightConsole.Audit;
using OversightConsole.Components;
using OversightConsole.Desk.Import;
using OversightConsole.Fleet.Agent;
using OversightConsole.Fleet.Promotion;
using OversightConsole.Fleet.Versions;
using OversightConsole.Keyboard;
using OversightConsole.Overrides;
using OversightConsole.Queue;
using OversightConsole.Stopping;

namespace OversightConsole.Composition;

/// <summary>What only the web host has: pages, sign-in, endpoints and the order in which a request passes them.</summary>
public static class ConsolePages
{
    /// <summary>Blazor, MudBlazor and the services that live as long as one browser tab.</summary>
    public static IServiceCollection AddConsolePages(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddMudServices();
        services.AddConsoleAccess();
        services.AddHttpContextAccessor();
        services.AddScoped<KeyboardShortcuts>();
        services.AddScoped<BrowserModule>();
        services.AddScoped<ReviewClientFactory>();
        services.AddSingleton<ImportRuns>().AddHostedService(p => p.GetRequiredService<ImportRuns>());
        services.AddScoped<ModeChange>();
        services.AddScoped<StopPalette>();
        // One for each page that is opened: it keeps what that page shows.
        services.AddTransient<VersionsViewModel>();
        services.AddSingleton<AgentInsightsReader>();
        services.AddSingleton<ExportsUnderWay>();
        return services;
    }

    /// <summary>The pipeline and every endpoint.</summary>
    public static WebApplication UseConsole(this WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found", null, createScopeForStatusCodePages: true);
        app.UseConsoleAccess();
        app.MapStaticAssets().AllowAnonymous();
        app.MapHealth();
        app.MapConsoleAccess();
        app.MapRejects();
        app.MapOverrideExport();
        app.MapAuditExport();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(o => o.ContentSecurityFrameAncestorsPolicy = null);
        return app;
    }
}
