using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Storage;

namespace OversightConsole.Tests.Storage;

/// <summary>The history that a database has which was made before the migrations were squashed.</summary>
internal static class FormerHistory
{
    private static readonly string[] Sqlite =
    [
        "20261124013203_Initial",
        "20261125081132_Autonomy",
        "20261125120705_Suite",
        "20261125121826_FullText",
        "20261125122453_Versions",
        "20261125125141_Directory",
        "20261125132009_Backlog",
        "20261125132941_ModelRuns",
        "20261125152729_Beside",
    ];

    private static readonly string[] Postgres =
    [
        "20261124013210_Initial",
        "20261125081136_Autonomy",
        "20261125120710_Suite",
        "20261125121829_FullText",
        "20261125122508_Versions",
        "20261125125146_Directory",
        "20261125132228_Backlog",
        "20261125132945_ModelRuns",
        "20261125152758_Beside",
    ];

    /// <summary>Writes the former history of its provider into the empty database below <paramref name="db"/>.</summary>
    public static async Task<IReadOnlyList<string>> WriteAsync(OversightDbContext db)
    {
        await db.Database.ExecuteSqlRawAsync(
            """
            CREATE TABLE "__EFMigrationsHistory" ("MigrationId" varchar(150) PRIMARY KEY, "ProductVersion" varchar(32) NOT NULL)
            """
        );
        var ids = db.Database.IsSqlite() ? Sqlite : Postgres;
        foreach (var id in ids)
            await db.Database.ExecuteSqlAsync($"""INSERT INTO "__EFMigrationsHistory" VALUES ({id}, '10.0.15')""");
        return ids;
    }
}
