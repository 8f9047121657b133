using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Storage;

namespace OversightConsole.Composition;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: its database does too.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("live")).AllowAnonymous();
        app.MapGet(
                "/health/ready",
                async (IDbContextFactory<OversightDbContext> contexts, CancellationToken ct) =>
                {
                    await using var db = await contexts.CreateDbContextAsync(ct);
                    return await db.Database.CanConnectAsync(ct)
                        ? Results.Text("ready")
                        : Results.Text(
                            "not ready: the database does not answer",
                            statusCode: StatusCodes.Status503ServiceUnavailable
                        );
                }
            )
            .AllowAnonymous();
    }
}
