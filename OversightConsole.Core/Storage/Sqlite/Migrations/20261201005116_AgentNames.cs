using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OversightConsole.Core.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AgentNames : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Name",
                table: "AgentSettings",
                type: "TEXT",
                maxLength: 80,
                nullable: false,
                defaultValue: ""
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "Name", table: "AgentSettings");
        }
    }
}
