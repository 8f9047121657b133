using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace OversightConsole.Core.Storage.Postgres.Migrations;

/// <summary>
/// The words of tickets as a column that the database makes itself, with an index. Only the beginning of a long text is
/// read (it has said what it is about, and the type takes a megabyte at most); punctuation becomes blanks, because the
/// parser would keep addresses and numbers with it as one word.
/// </summary>
[DbContext(typeof(PostgresOversightDbContext))]
[Migration("20261201131018_FullText")]
internal sealed class FullText : Migration
{
    /// <summary>The model is that of Initial: SQL alone adds nothing to it.</summary>
    public override IModel TargetModel { get; } = new Initial().TargetModel;

    /// <inheritdoc />
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(
            """
            ALTER TABLE "Tickets" ADD COLUMN "TextSearch" tsvector GENERATED ALWAYS AS (
                to_tsvector('simple', translate("Summary" || ' ' || left("Description", 20000),
                    '.,:;-_/@''"()[]<>+&=#!?', repeat(' ', 22)))) STORED
            """
        );
        migrationBuilder.Sql("""CREATE INDEX "IX_Tickets_TextSearch" ON "Tickets" USING gin ("TextSearch")""");
    }

    /// <inheritdoc />
    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("""DROP INDEX "IX_Tickets_TextSearch";""");
        migrationBuilder.Sql("""ALTER TABLE "Tickets" DROP COLUMN "TextSearch";""");
    }
}
