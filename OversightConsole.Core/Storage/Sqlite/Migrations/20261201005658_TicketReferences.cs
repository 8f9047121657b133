using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OversightConsole.Core.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class TicketReferences : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(name: "PK_WaitingTickets", table: "WaitingTickets");

            migrationBuilder.DropColumn(name: "Connection", table: "WaitingTickets");

            migrationBuilder.DropColumn(name: "Connection", table: "Proposals");

            migrationBuilder.AddPrimaryKey(name: "PK_WaitingTickets", table: "WaitingTickets", column: "Ticket");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(name: "PK_WaitingTickets", table: "WaitingTickets");

            migrationBuilder.AddColumn<string>(
                name: "Connection",
                table: "WaitingTickets",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: ""
            );

            migrationBuilder.AddColumn<string>(
                name: "Connection",
                table: "Proposals",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: ""
            );

            migrationBuilder.AddPrimaryKey(
                name: "PK_WaitingTickets",
                table: "WaitingTickets",
                columns: new[] { "Connection", "Ticket" }
            );
        }
    }
}
