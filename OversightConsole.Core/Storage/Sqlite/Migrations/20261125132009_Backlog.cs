using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OversightConsole.Core.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Backlog : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "WaitingTickets",
                columns: table => new
                {
                    Connection = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Ticket = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Level = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WaitingTickets", x => new { x.Connection, x.Ticket });
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_WaitingTickets_Level_At",
                table: "WaitingTickets",
                columns: new[] { "Level", "At" }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "WaitingTickets");
        }
    }
}
