using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OversightConsole.Core.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class CustomerTermsAndMarks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "AllowsAutonomy", table: "Companies");

            migrationBuilder.DropColumn(name: "AllowsLanguageModel", table: "Companies");

            migrationBuilder.DropColumn(name: "AllowsTraining", table: "Companies");

            migrationBuilder.AddColumn<bool>(
                name: "IsCritical",
                table: "Priorities",
                type: "boolean",
                nullable: false,
                defaultValue: false
            );

            migrationBuilder.AddColumn<string>(
                name: "SetAside",
                table: "BoardStatuses",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: ""
            );

            migrationBuilder.AddColumn<bool>(
                name: "IsSecurity",
                table: "Boards",
                type: "boolean",
                nullable: false,
                defaultValue: false
            );

            migrationBuilder.CreateTable(
                name: "CustomerConsents",
                columns: table => new
                {
                    Connection = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Company = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    LanguageModel = table.Column<bool>(type: "boolean", nullable: true),
                    Training = table.Column<bool>(type: "boolean", nullable: true),
                    Autonomy = table.Column<bool>(type: "boolean", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CustomerConsents", x => new { x.Connection, x.Company });
                }
            );

            migrationBuilder.CreateTable(
                name: "StakeMarks",
                columns: table => new
                {
                    Connection = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Field = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Value = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "PK_StakeMarks",
                        x => new
                        {
                            x.Connection,
                            x.Field,
                            x.Value,
                        }
                    );
                }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "CustomerConsents");

            migrationBuilder.DropTable(name: "StakeMarks");

            migrationBuilder.DropColumn(name: "IsCritical", table: "Priorities");

            migrationBuilder.DropColumn(name: "SetAside", table: "BoardStatuses");

            migrationBuilder.DropColumn(name: "IsSecurity", table: "Boards");

            migrationBuilder.AddColumn<bool>(
                name: "AllowsAutonomy",
                table: "Companies",
                type: "boolean",
                nullable: false,
                defaultValue: true
            );

            migrationBuilder.AddColumn<bool>(
                name: "AllowsLanguageModel",
                table: "Companies",
                type: "boolean",
                nullable: false,
                defaultValue: true
            );

            migrationBuilder.AddColumn<bool>(
                name: "AllowsTraining",
                table: "Companies",
                type: "boolean",
                nullable: false,
                defaultValue: true
            );
        }
    }
}
