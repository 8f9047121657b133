using OversightConsole.Access.Session;
using OversightConsole.Core.Reports.Exports;
using OversightConsole.Core.Reports.Overrides;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.Storage;

namespace OversightConsole.Overrides;

/// <summary>
/// <c>GET /overrides/export?format=csv|json</c> with the page's own query: the report as a file. It is written whole
/// before the first byte is sent, since its name and its end tell of the trail entry that counts its rows.
/// </summary>
internal static class ExportEndpoint
{
    public const string Path = OverrideQueryString.Page + "/export";

    public static void MapOverrideExport(this WebApplication app) =>
        app.MapGet(Path, ExportAsync).RequireAuthorization(p => p.RequireRole(OverridesPage.Roles.Split(',')));

    private static async Task<IResult> ExportAsync(
        HttpRequest request,
        OverrideExport export,
        SignedInPerson signedIn,
        ExportsUnderWay underWay,
        DeskZone zone,
        TimeProvider time,
        Guid? run,
        CancellationToken ct
    )
    {
        if (!Codes.TryParse<ReportFormat>(request.Query["format"], out var format))
            return Results.Text(
                $"“format” must be {ReportFormats.Known}.",
                statusCode: StatusCodes.Status400BadRequest
            );
        var filter = OverrideQueryString.Read(name => request.Query[name], zone.DayOf(time.Now()), out var problem);
        if (problem is not null)
            return Results.Text(problem, statusCode: StatusCodes.Status400BadRequest);
        try
        {
            var progress = underWay.For(run);
            return await export.WriteAsync(await signedIn.GetAsync(), filter, format, null, progress, ct) switch
            {
                Exported done => done.Send(format),
                ExportNotAllowed => Results.StatusCode(StatusCodes.Status403Forbidden),
                var other => throw new InvalidOperationException($"Unknown outcome {other.GetType().Name}."),
            };
        }
        finally
        {
            underWay.End(run);
        }
    }
}
