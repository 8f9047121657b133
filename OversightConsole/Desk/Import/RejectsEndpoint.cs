using Microsoft.AspNetCore.Authorization;
using OversightConsole.Core.Access;
using OversightConsole.Core.ServiceDesk.Import;

namespace OversightConsole.Desk.Import;

/// <summary><c>/desk/import/rejects/{name}</c>: the rows an import left out, for those who may import.</summary>
internal static class RejectsEndpoint
{
    public static string AddressOf(string path) => $"/desk/import/rejects/{Path.GetFileName(path)}";

    public static void MapRejects(this WebApplication app) =>
        app.MapGet(
                "/desk/import/rejects/{name}",
                (string name, ImportFolder folder) =>
                    folder.Rejects(name) is { } path
                        ? Results.File(path, "text/csv; charset=utf-8", name)
                        : Results.NotFound()
            )
            .RequireAuthorization(new AuthorizeAttribute { Roles = $"{RoleNames.Manager},{RoleNames.Administrator}" });
}
