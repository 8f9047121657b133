using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OversightConsole.Core.Storage.Postgres.Migrations
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
                    Connection = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Ticket = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Level = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
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
