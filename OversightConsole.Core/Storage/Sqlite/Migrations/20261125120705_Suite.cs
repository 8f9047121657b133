using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OversightConsole.Core.Storage.Sqlite.Migrations
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
                type: "TEXT",
                maxLength: 200,
                nullable: true
            );

            migrationBuilder.AddColumn<string>(name: "Measures", table: "TrainedModels", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Standing",
                table: "TrainedModels",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "champion"
            );

            migrationBuilder.AddColumn<bool>(
                name: "AllowsAutonomy",
                table: "Companies",
                type: "INTEGER",
                nullable: false,
                defaultValue: true
            );

            migrationBuilder.AddColumn<bool>(
                name: "AllowsLanguageModel",
                table: "Companies",
                type: "INTEGER",
                nullable: false,
                defaultValue: true
            );

            migrationBuilder.AddColumn<bool>(
                name: "AllowsTraining",
                table: "Companies",
                type: "INTEGER",
                nullable: false,
                defaultValue: true
            );

            migrationBuilder.AddColumn<string>(
                name: "Basis",
                table: "AgentLooks",
                type: "TEXT",
                maxLength: 16,
                nullable: true
            );

            migrationBuilder.CreateTable(
                name: "AgentScopes",
                columns: table => new
                {
                    Agent = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Scope = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
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
