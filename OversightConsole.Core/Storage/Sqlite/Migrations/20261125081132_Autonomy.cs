using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OversightConsole.Core.Storage.Sqlite.Migrations
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
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: ""
            );

            migrationBuilder.AddColumn<Guid>(name: "UndoId", table: "ExecutionIntents", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "DriftLeft",
                table: "DemoMarker",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0
            );

            migrationBuilder.AddColumn<int>(
                name: "Fed",
                table: "DemoMarker",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0
            );

            migrationBuilder.AddColumn<bool>(
                name: "AsksAll",
                table: "AgentSettings",
                type: "INTEGER",
                nullable: false,
                defaultValue: false
            );

            migrationBuilder.AddColumn<double>(
                name: "AuditShare",
                table: "AgentSettings",
                type: "REAL",
                nullable: false,
                defaultValue: 0.1
            );

            migrationBuilder.AddColumn<double>(
                name: "CriticalTarget",
                table: "AgentSettings",
                type: "REAL",
                nullable: false,
                defaultValue: 0.97
            );

            migrationBuilder.AddColumn<int>(
                name: "Epoch",
                table: "AgentSettings",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1
            );

            migrationBuilder.AddColumn<string>(
                name: "PromotedClaim",
                table: "AgentSettings",
                type: "TEXT",
                maxLength: 200,
                nullable: true
            );

            migrationBuilder.AddColumn<double>(
                name: "SevereTarget",
                table: "AgentSettings",
                type: "REAL",
                nullable: false,
                defaultValue: 0.995
            );

            migrationBuilder.CreateTable(
                name: "AgentClaims",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Agent = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    AgentVersion = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    ActionType = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Fields = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Floor = table.Column<double>(type: "REAL", nullable: false),
                    Target = table.Column<double>(type: "REAL", nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    End = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    PromotedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Prefix = table.Column<long>(type: "INTEGER", nullable: false),
                    Flagged = table.Column<long>(type: "INTEGER", nullable: false),
                    Right = table.Column<long>(type: "INTEGER", nullable: false),
                    Wrong = table.Column<long>(type: "INTEGER", nullable: false),
                    Excused = table.Column<long>(type: "INTEGER", nullable: false),
                    Lapsed = table.Column<long>(type: "INTEGER", nullable: false),
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Agent = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Family = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Claim = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Cause = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Score = table.Column<double>(type: "REAL", nullable: true),
                    IsConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    SeenAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SeenBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
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
                    ProposalId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Claim = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    Ending = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ReviewerId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    IsCritical = table.Column<bool>(type: "INTEGER", nullable: false),
                    CriticalFound = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsSevere = table.Column<bool>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
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
                    Claim = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Unit = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Right = table.Column<int>(type: "INTEGER", nullable: false),
                    Wrong = table.Column<int>(type: "INTEGER", nullable: false),
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
                    ProposalId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Claim = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Unit = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Words = table.Column<byte[]>(type: "BLOB", nullable: false),
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
                    Connection = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Cursor = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Agent = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Claim = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ById = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Right = table.Column<long>(type: "INTEGER", nullable: false),
                    Wrong = table.Column<long>(type: "INTEGER", nullable: false),
                    Evidence = table.Column<double>(type: "REAL", nullable: false),
                    Bar = table.Column<double>(type: "REAL", nullable: false),
                    Lower = table.Column<double>(type: "REAL", nullable: false),
                    Target = table.Column<double>(type: "REAL", nullable: false),
                    Floor = table.Column<double>(type: "REAL", nullable: false),
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
                    ProposalId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Agent = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Ticket = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Fields = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Value = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Agent = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Company = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    ProposalId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LiftedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LiftedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
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
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Intact = table.Column<bool>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Entries = table.Column<long>(type: "INTEGER", nullable: false),
                    HeadSequence = table.Column<long>(type: "INTEGER", nullable: false),
                    HeadHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    FirstBadSequence = table.Column<long>(type: "INTEGER", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Batch = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProposalId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DecisionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Agent = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Ticket = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    ById = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Comment = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    CommentSalt = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Fields = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Detail = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    FollowedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
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
