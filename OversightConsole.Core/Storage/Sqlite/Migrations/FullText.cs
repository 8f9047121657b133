using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace OversightConsole.Core.Storage.Sqlite.Migrations;

/// <summary>
/// The words of tickets, kept in step by triggers, so that no way of writing can forget them. A later migration that
/// rebuilds the table "Tickets" drops them with it and must make them again. Only the beginning of a long text is read:
/// it has said what it is about.
/// </summary>
[DbContext(typeof(SqliteOversightDbContext))]
[Migration("20261201131018_FullText")]
internal sealed class FullText : Migration
{
    private const string New = """new."Id", new."Summary", substr(new."Description", 1, 20000)""";
    private const string Old = """old."Id", old."Summary", substr(old."Description", 1, 20000)""";
    private const string Add = """INSERT INTO "TicketText" (rowid, "Summary", "Description")""";
    private const string Remove =
        """INSERT INTO "TicketText" ("TicketText", rowid, "Summary", "Description") VALUES ('delete', """;

    /// <summary>The model is that of Initial: SQL alone adds nothing to it.</summary>
    public override IModel TargetModel { get; } = new Initial().TargetModel;

    /// <inheritdoc />
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(
            """
            CREATE VIRTUAL TABLE "TicketText" USING fts5(
                "Summary", "Description", content='Tickets', content_rowid='Id',
                tokenize='unicode61 remove_diacritics 0')
            """
        );
        migrationBuilder.Sql($"""{Add} SELECT "Id", "Summary", substr("Description", 1, 20000) FROM "Tickets";""");
        migrationBuilder.Sql(
            $"""
            CREATE TRIGGER "TicketText_Insert" AFTER INSERT ON "Tickets"
            BEGIN {Add} VALUES ({New}); END
            """
        );
        migrationBuilder.Sql(
            $"""
            CREATE TRIGGER "TicketText_Delete" AFTER DELETE ON "Tickets"
            BEGIN {Remove} {Old}); END
            """
        );
        migrationBuilder.Sql(
            $"""
            CREATE TRIGGER "TicketText_Update" AFTER UPDATE OF "Summary", "Description" ON "Tickets"
            BEGIN {Remove} {Old}); {Add} VALUES ({New}); END
            """
        );
    }

    /// <inheritdoc />
    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("""DROP TRIGGER "TicketText_Update";""");
        migrationBuilder.Sql("""DROP TRIGGER "TicketText_Delete";""");
        migrationBuilder.Sql("""DROP TRIGGER "TicketText_Insert";""");
        migrationBuilder.Sql("""DROP TABLE "TicketText";""");
    }
}
