using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OversightConsole.Core.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Autonomy : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "IX_ExecutionIntents_DecisionId", table: "ExecutionIntents");

            migrationBuilder.AddColumn<string>(
                name: "Label",
                table: "Stops",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: ""
            );

            migrationBuilder.AddColumn<Guid>(name: "UndoId", table: "ExecutionIntents", type: "uuid", nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "DriftLeft",
                table: "DemoMarker",
                type: "integer",
                nullable: false,
                defaultValue: 0
            );

            migrationBuilder.AddColumn<int>(
                name: "Fed",
                table: "DemoMarker",
                type: "integer",
                nullable: false,
                defaultValue: 0
            );

            migrationBuilder.AddColumn<bool>(
                name: "AsksAll",
                table: "AgentSettings",
                type: "boolean",
                nullable: false,
                defaultValue: false
            );

            migrationBuilder.AddColumn<double>(
                name: "AuditShare",
                table: "AgentSettings",
                type: "double precision",
                nullable: false,
                defaultValue: 0.1
            );

            migrationBuilder.AddColumn<double>(
                name: "CriticalTarget",
                table: "AgentSettings",
                type: "double precision",
                nullable: false,
                defaultValue: 0.97
            );

            migrationBuilder.AddColumn<int>(
                name: "Epoch",
                table: "AgentSettings",
                type: "integer",
                nullable: false,
                defaultValue: 1
            );

            migrationBuilder.AddColumn<string>(
                name: "PromotedClaim",
                table: "AgentSettings",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true
            );

            migrationBuilder.AddColumn<double>(
                name: "SevereTarget",
                table: "AgentSettings",
                type: "double precision",
                nullable: false,
                defaultValue: 0.995
            );

            migrationBuilder.CreateTable(
                name: "AgentClaims",
                columns: table => new
                {
                    Key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Agent = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    AgentVersion = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    ActionType = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Fields = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Floor = table.Column<double>(type: "double precision", nullable: false),
                    Target = table.Column<double>(type: "double precision", nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    End = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    PromotedAt = table.Column<long>(type: "bigint", nullable: true),
                    Prefix = table.Column<long>(type: "bigint", nullable: false),
                    Flagged = table.Column<long>(type: "bigint", nullable: false),
                    Right = table.Column<long>(type: "bigint", nullable: false),
                    Wrong = table.Column<long>(type: "bigint", nullable: false),
                    Excused = table.Column<long>(type: "bigint", nullable: false),
                    Lapsed = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgentClaims", x => x.Key);
                }
            );

            migrationBuilder.CreateTable(
                name: "Demotions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Agent = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Family = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Claim = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Cause = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Score = table.Column<double>(type: "double precision", nullable: true),
                    IsConfirmed = table.Column<bool>(type: "boolean", nullable: false),
                    SeenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    SeenBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Demotions", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "EvidenceEntries",
                columns: table => new
                {
                    ProposalId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Claim = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    Ending = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ReviewerId = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    IsCritical = table.Column<bool>(type: "boolean", nullable: false),
                    CriticalFound = table.Column<bool>(type: "boolean", nullable: false),
                    IsSevere = table.Column<bool>(type: "boolean", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EvidenceEntries", x => new { x.ProposalId, x.Number });
                }
            );

            migrationBuilder.CreateTable(
                name: "EvidenceUnits",
                columns: table => new
                {
                    Claim = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Unit = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Right = table.Column<int>(type: "integer", nullable: false),
                    Wrong = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EvidenceUnits", x => new { x.Claim, x.Unit });
                }
            );

            migrationBuilder.CreateTable(
                name: "IncidentWords",
                columns: table => new
                {
                    ProposalId = table.Column<Guid>(type: "uuid", nullable: false),
                    Claim = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Unit = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Words = table.Column<byte[]>(type: "bytea", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IncidentWords", x => x.ProposalId);
                }
            );

            migrationBuilder.CreateTable(
                name: "OutcomeCursors",
                columns: table => new
                {
                    Connection = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Cursor = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutcomeCursors", x => x.Connection);
                }
            );

            migrationBuilder.CreateTable(
                name: "Promotions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Agent = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Claim = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ById = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    ByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Right = table.Column<long>(type: "bigint", nullable: false),
                    Wrong = table.Column<long>(type: "bigint", nullable: false),
                    Evidence = table.Column<double>(type: "double precision", nullable: false),
                    Bar = table.Column<double>(type: "double precision", nullable: false),
                    Lower = table.Column<double>(type: "double precision", nullable: false),
                    Target = table.Column<double>(type: "double precision", nullable: false),
                    Floor = table.Column<double>(type: "double precision", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Promotions", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "ProposalOutcomes",
                columns: table => new
                {
                    ProposalId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Agent = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Ticket = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Fields = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Value = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProposalOutcomes", x => new { x.ProposalId, x.Kind });
                }
            );

            migrationBuilder.CreateTable(
                name: "Suspensions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Agent = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Company = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    ProposalId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LiftedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    LiftedBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Suspensions", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "TrailVerdicts",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    Intact = table.Column<bool>(type: "boolean", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Entries = table.Column<long>(type: "bigint", nullable: false),
                    HeadSequence = table.Column<long>(type: "bigint", nullable: false),
                    HeadHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    FirstBadSequence = table.Column<long>(type: "bigint", nullable: true),
                    Reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TrailVerdicts", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "Undos",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Batch = table.Column<Guid>(type: "uuid", nullable: false),
                    ProposalId = table.Column<Guid>(type: "uuid", nullable: false),
                    DecisionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Agent = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Ticket = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    ById = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    ByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Comment = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    CommentSalt = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Fields = table.Column<string>(type: "text", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Detail = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    FollowedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Undos", x => x.Id);
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_ExecutionIntents_DecisionId",
                table: "ExecutionIntents",
                column: "DecisionId"
            );

            migrationBuilder.CreateIndex(
                name: "IX_AgentClaims_Agent_EndedAt",
                table: "AgentClaims",
                columns: new[] { "Agent", "EndedAt" }
            );

            migrationBuilder.CreateIndex(name: "IX_Demotions_Family", table: "Demotions", column: "Family");

            migrationBuilder.CreateIndex(name: "IX_Demotions_SeenAt", table: "Demotions", column: "SeenAt");

            migrationBuilder.CreateIndex(name: "IX_EvidenceEntries_At", table: "EvidenceEntries", column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_EvidenceEntries_Claim_Sequence",
                table: "EvidenceEntries",
                columns: new[] { "Claim", "Sequence" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_IncidentWords_Claim_At",
                table: "IncidentWords",
                columns: new[] { "Claim", "At" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Promotions_Agent_At",
                table: "Promotions",
                columns: new[] { "Agent", "At" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_ProposalOutcomes_Agent_At",
                table: "ProposalOutcomes",
                columns: new[] { "Agent", "At" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_ProposalOutcomes_Ticket",
                table: "ProposalOutcomes",
                column: "Ticket"
            );

            migrationBuilder.CreateIndex(
                name: "IX_Suspensions_Agent_LiftedAt",
                table: "Suspensions",
                columns: new[] { "Agent", "LiftedAt" }
            );

            migrationBuilder.CreateIndex(name: "IX_Undos_FollowedAt", table: "Undos", column: "FollowedAt");

            migrationBuilder.CreateIndex(name: "IX_Undos_ProposalId", table: "Undos", column: "ProposalId");

            migrationBuilder.CreateIndex(name: "IX_Undos_Ticket", table: "Undos", column: "Ticket");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "AgentClaims");

            migrationBuilder.DropTable(name: "Demotions");

            migrationBuilder.DropTable(name: "EvidenceEntries");

            migrationBuilder.DropTable(name: "EvidenceUnits");

            migrationBuilder.DropTable(name: "IncidentWords");

            migrationBuilder.DropTable(name: "OutcomeCursors");

            migrationBuilder.DropTable(name: "Promotions");

            migrationBuilder.DropTable(name: "ProposalOutcomes");

            migrationBuilder.DropTable(name: "Suspensions");

            migrationBuilder.DropTable(name: "TrailVerdicts");

            migrationBuilder.DropTable(name: "Undos");

            migrationBuilder.DropIndex(name: "IX_ExecutionIntents_DecisionId", table: "ExecutionIntents");

            migrationBuilder.DropColumn(name: "Label", table: "Stops");

            migrationBuilder.DropColumn(name: "UndoId", table: "ExecutionIntents");

            migrationBuilder.DropColumn(name: "DriftLeft", table: "DemoMarker");

            migrationBuilder.DropColumn(name: "Fed", table: "DemoMarker");

            migrationBuilder.DropColumn(name: "AsksAll", table: "AgentSettings");

            migrationBuilder.DropColumn(name: "AuditShare", table: "AgentSettings");

            migrationBuilder.DropColumn(name: "CriticalTarget", table: "AgentSettings");

            migrationBuilder.DropColumn(name: "Epoch", table: "AgentSettings");

            migrationBuilder.DropColumn(name: "PromotedClaim", table: "AgentSettings");

            migrationBuilder.DropColumn(name: "SevereTarget", table: "AgentSettings");

            migrationBuilder.CreateIndex(
                name: "IX_ExecutionIntents_DecisionId",
                table: "ExecutionIntents",
                column: "DecisionId",
                unique: true
            );
        }
    }
}
