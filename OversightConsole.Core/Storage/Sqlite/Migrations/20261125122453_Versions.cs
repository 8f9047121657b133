using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OversightConsole.Core.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Versions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "StandingAt",
                table: "TrainedModels",
                type: "TEXT",
                nullable: true
            );

            migrationBuilder.CreateTable(
                name: "TrainingRuns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Agent = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Cause = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TrainingRuns", x => x.Id);
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_TrainingRuns_Agent_AskedAt",
                table: "TrainingRuns",
                columns: new[] { "Agent", "AskedAt" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_TrainingRuns_State_AskedAt",
                table: "TrainingRuns",
                columns: new[] { "State", "AskedAt" }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "TrainingRuns");

            migrationBuilder.DropColumn(name: "StandingAt", table: "TrainedModels");
        }
    }
}
