using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OversightConsole.Core.Storage.Postgres.Migrations
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

            migrationBuilder.AlterColumn<string>(
                name: "Ticket",
                table: "WaitingTickets",
                type: "character varying(101)",
                maxLength: 101,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(60)",
                oldMaxLength: 60
            );

            migrationBuilder.AlterColumn<string>(
                name: "Ticket",
                table: "Undos",
                type: "character varying(101)",
                maxLength: 101,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(60)",
                oldMaxLength: 60
            );

            migrationBuilder.AlterColumn<string>(
                name: "Ticket",
                table: "TicketClaims",
                type: "character varying(101)",
                maxLength: 101,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(60)",
                oldMaxLength: 60
            );

            migrationBuilder.AlterColumn<string>(
                name: "Ticket",
                table: "ReviewItems",
                type: "character varying(101)",
                maxLength: 101,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(60)",
                oldMaxLength: 60
            );

            migrationBuilder.AlterColumn<string>(
                name: "Ticket",
                table: "QueuedTickets",
                type: "character varying(101)",
                maxLength: 101,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(60)",
                oldMaxLength: 60
            );

            migrationBuilder.AlterColumn<string>(
                name: "Ticket",
                table: "Proposals",
                type: "character varying(101)",
                maxLength: 101,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(60)",
                oldMaxLength: 60
            );

            migrationBuilder.AlterColumn<string>(
                name: "Ticket",
                table: "ProposalOutcomes",
                type: "character varying(101)",
                maxLength: 101,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(60)",
                oldMaxLength: 60
            );

            migrationBuilder.AlterColumn<string>(
                name: "Ticket",
                table: "ModelRuns",
                type: "character varying(101)",
                maxLength: 101,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(60)",
                oldMaxLength: 60
            );

            migrationBuilder.AlterColumn<string>(
                name: "Ticket",
                table: "ExecutionIntents",
                type: "character varying(101)",
                maxLength: 101,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(60)",
                oldMaxLength: 60
            );

            migrationBuilder.AlterColumn<string>(
                name: "Ticket",
                table: "AgentLooks",
                type: "character varying(101)",
                maxLength: 101,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(60)",
                oldMaxLength: 60
            );

            migrationBuilder.AddPrimaryKey(name: "PK_WaitingTickets", table: "WaitingTickets", column: "Ticket");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(name: "PK_WaitingTickets", table: "WaitingTickets");

            migrationBuilder.AlterColumn<string>(
                name: "Ticket",
                table: "WaitingTickets",
                type: "character varying(60)",
                maxLength: 60,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(101)",
                oldMaxLength: 101
            );

            migrationBuilder.AddColumn<string>(
                name: "Connection",
                table: "WaitingTickets",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: ""
            );

            migrationBuilder.AlterColumn<string>(
                name: "Ticket",
                table: "Undos",
                type: "character varying(60)",
                maxLength: 60,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(101)",
                oldMaxLength: 101
            );

            migrationBuilder.AlterColumn<string>(
                name: "Ticket",
                table: "TicketClaims",
                type: "character varying(60)",
                maxLength: 60,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(101)",
                oldMaxLength: 101
            );

            migrationBuilder.AlterColumn<string>(
                name: "Ticket",
                table: "ReviewItems",
                type: "character varying(60)",
                maxLength: 60,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(101)",
                oldMaxLength: 101
            );

            migrationBuilder.AlterColumn<string>(
                name: "Ticket",
                table: "QueuedTickets",
                type: "character varying(60)",
                maxLength: 60,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(101)",
                oldMaxLength: 101
            );

            migrationBuilder.AlterColumn<string>(
                name: "Ticket",
                table: "Proposals",
                type: "character varying(60)",
                maxLength: 60,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(101)",
                oldMaxLength: 101
            );

            migrationBuilder.AddColumn<string>(
                name: "Connection",
                table: "Proposals",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: ""
            );

            migrationBuilder.AlterColumn<string>(
                name: "Ticket",
                table: "ProposalOutcomes",
                type: "character varying(60)",
                maxLength: 60,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(101)",
                oldMaxLength: 101
            );

            migrationBuilder.AlterColumn<string>(
                name: "Ticket",
                table: "ModelRuns",
                type: "character varying(60)",
                maxLength: 60,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(101)",
                oldMaxLength: 101
            );

            migrationBuilder.AlterColumn<string>(
                name: "Ticket",
                table: "ExecutionIntents",
                type: "character varying(60)",
                maxLength: 60,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(101)",
                oldMaxLength: 101
            );

            migrationBuilder.AlterColumn<string>(
                name: "Ticket",
                table: "AgentLooks",
                type: "character varying(60)",
                maxLength: 60,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(101)",
                oldMaxLength: 101
            );

            migrationBuilder.AddPrimaryKey(
                name: "PK_WaitingTickets",
                table: "WaitingTickets",
                columns: new[] { "Connection", "Ticket" }
            );
        }
    }
}
