using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OversightConsole.Core.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Beside : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "LanguageModel",
                table: "TrainedModels",
                type: "TEXT",
                maxLength: 100,
                nullable: true
            );

            migrationBuilder.AddColumn<string>(
                name: "Basis",
                table: "ModelRuns",
                type: "TEXT",
                maxLength: 16,
                nullable: true
            );

            migrationBuilder.AddColumn<string>(
                name: "Beside",
                table: "ModelRuns",
                type: "TEXT",
                maxLength: 60,
                nullable: true
            );

            migrationBuilder.AddColumn<bool>(
                name: "IsBeside",
                table: "AgentClaims",
                type: "INTEGER",
                nullable: false,
                defaultValue: false
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "LanguageModel", table: "TrainedModels");

            migrationBuilder.DropColumn(name: "Basis", table: "ModelRuns");

            migrationBuilder.DropColumn(name: "Beside", table: "ModelRuns");

            migrationBuilder.DropColumn(name: "IsBeside", table: "AgentClaims");
        }
    }
}
