using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OversightConsole.Core.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Suite : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Cause",
                table: "TrainedModels",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true
            );

            migrationBuilder.AddColumn<string>(name: "Measures", table: "TrainedModels", type: "text", nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Standing",
                table: "TrainedModels",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "champion"
            );

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

            migrationBuilder.AddColumn<string>(
                name: "Basis",
                table: "AgentLooks",
                type: "character varying(16)",
                maxLength: 16,
                nullable: true
            );

            migrationBuilder.CreateTable(
                name: "AgentScopes",
                columns: table => new
                {
                    Agent = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Scope = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgentScopes", x => new { x.Agent, x.Number });
                }
            );

            migrationBuilder.CreateIndex(name: "IX_Tickets_OpenedAt", table: "Tickets", column: "OpenedAt");

            migrationBuilder.CreateIndex(name: "IX_Tickets_SenderAddress", table: "Tickets", column: "SenderAddress");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "AgentScopes");

            migrationBuilder.DropIndex(name: "IX_Tickets_OpenedAt", table: "Tickets");

            migrationBuilder.DropIndex(name: "IX_Tickets_SenderAddress", table: "Tickets");

            migrationBuilder.DropColumn(name: "Cause", table: "TrainedModels");

            migrationBuilder.DropColumn(name: "Measures", table: "TrainedModels");

            migrationBuilder.DropColumn(name: "Standing", table: "TrainedModels");

            migrationBuilder.DropColumn(name: "AllowsAutonomy", table: "Companies");

            migrationBuilder.DropColumn(name: "AllowsLanguageModel", table: "Companies");

            migrationBuilder.DropColumn(name: "AllowsTraining", table: "Companies");

            migrationBuilder.DropColumn(name: "Basis", table: "AgentLooks");
        }
    }
}
