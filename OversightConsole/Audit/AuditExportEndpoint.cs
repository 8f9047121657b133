using OversightConsole.Access.Session;
using OversightConsole.Core.Access;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Reports.Exports;
using OversightConsole.Core.Reports.Exports.Trail;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.Storage;
using OversightConsole.Overrides;

namespace OversightConsole.Audit;

/// <summary><c>GET /audit/export?format=csv|json</c> with the page's own query: the trail's entries as a file.</summary>
internal static class AuditExportEndpoint
{
    public static void MapAuditExport(this WebApplication app) =>
        app.MapGet(AuditAddress.ExportPath, ExportAsync)
            .RequireAuthorization(p => p.RequireRole(RoleNames.Auditor, RoleNames.Manager, RoleNames.Administrator));

    private static async Task<IResult> ExportAsync(
        HttpRequest request,
        TrailExport export,
        SignedInPerson signedIn,
        DeskZone zone,
        CancellationToken ct
    )
    {
        if (!Codes.TryParse<ReportFormat>(request.Query["format"], out var format))
            return Results.Text(
                $"“format” must be {ReportFormats.Known}.",
                statusCode: StatusCodes.Status400BadRequest
            );
        var filter = AuditAddress.Read(name => request.Query[name], zone, out var problem);
        if (problem is not null)
            return Results.Text(problem, statusCode: StatusCodes.Status400BadRequest);
        return await export.WriteAsync(await signedIn.GetAsync(), filter, format, ct) switch
        {
            Exported done => done.Send(format),
            ExportNotAllowed => Results.StatusCode(StatusCodes.Status403Forbidden),
            var other => throw new InvalidOperationException($"Unknown outcome {other.GetType().Name}."),
        };
    }
}
