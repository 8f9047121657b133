using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace OversightConsole.Core.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
                    IsChallenger = table.Column<bool>(type: "INTEGER", nullable: false),
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
                name: "AgentLooks",
                columns: table => new
                {
                    Ticket = table.Column<string>(type: "TEXT", maxLength: 101, nullable: false),
                    Agent = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Result = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Why = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Basis = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgentLooks", x => new { x.Ticket, x.Agent });
                }
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

            migrationBuilder.CreateTable(
                name: "AgentSettings",
                columns: table => new
                {
                    Agent = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Mode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Target = table.Column<double>(type: "REAL", nullable: false),
                    Floor = table.Column<double>(type: "REAL", nullable: false),
                    CriticalTarget = table.Column<double>(type: "REAL", nullable: false),
                    SevereTarget = table.Column<double>(type: "REAL", nullable: false),
                    AuditShare = table.Column<double>(type: "REAL", nullable: false),
                    Epoch = table.Column<int>(type: "INTEGER", nullable: false),
                    PromotedClaim = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    AsksAll = table.Column<bool>(type: "INTEGER", nullable: false),
                    PolicyVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ChangedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgentSettings", x => x.Agent);
                }
            );

            migrationBuilder.CreateTable(
                name: "Answers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProposalId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Round = table.Column<int>(type: "INTEGER", nullable: false),
                    Item = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PersonId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    PersonName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Verdict = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Value = table.Column<string>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    SuggestionHidden = table.Column<bool>(type: "INTEGER", nullable: false),
                    InBulk = table.Column<bool>(type: "INTEGER", nullable: false),
                    ShownAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Answers", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "AppliedCommands",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    TicketId = table.Column<long>(type: "INTEGER", nullable: false),
                    TicketVersion = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AppliedCommands", x => x.Key);
                }
            );

            migrationBuilder.CreateTable(
                name: "AspNetRoles",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetRoles", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "AspNetUsers",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    PasswordHash = table.Column<string>(type: "TEXT", nullable: true),
                    SecurityStamp = table.Column<string>(type: "TEXT", nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "TEXT", nullable: true),
                    PhoneNumber = table.Column<string>(type: "TEXT", nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    LockoutEnd = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUsers", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "AuditEntries",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    ActorKind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ActorId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    ActorNameHash = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Ticket = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Payload = table.Column<string>(type: "TEXT", nullable: false),
                    PreviousHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEntries", x => x.Sequence);
                }
            );

            migrationBuilder.CreateTable(
                name: "AuditHead",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditHead", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "AuditTexts",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    Field = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Salt = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditTexts", x => new { x.Sequence, x.Field });
                }
            );

            migrationBuilder.CreateTable(
                name: "Boards",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Sort = table.Column<int>(type: "INTEGER", nullable: false),
                    DefaultTeamId = table.Column<string>(type: "TEXT", nullable: true),
                    IsSecurity = table.Column<bool>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Boards", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "BusinessCalendars",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    IsAlwaysOpen = table.Column<bool>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BusinessCalendars", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "CustomerConsents",
                columns: table => new
                {
                    Connection = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Company = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    LanguageModel = table.Column<bool>(type: "INTEGER", nullable: true),
                    Training = table.Column<bool>(type: "INTEGER", nullable: true),
                    Autonomy = table.Column<bool>(type: "INTEGER", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CustomerConsents", x => new { x.Connection, x.Company });
                }
            );

            migrationBuilder.CreateTable(
                name: "DataProtectionKeys",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    FriendlyName = table.Column<string>(type: "TEXT", nullable: true),
                    Xml = table.Column<string>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataProtectionKeys", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "Decisions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProposalId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Round = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ById = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Verdict = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Value = table.Column<string>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Comment = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    CommentSalt = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SuggestionHidden = table.Column<bool>(type: "INTEGER", nullable: false),
                    ProposalHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    NotBefore = table.Column<DateTime>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Decisions", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "DemoMarker",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Seed = table.Column<int>(type: "INTEGER", nullable: false),
                    Days = table.Column<int>(type: "INTEGER", nullable: false),
                    BuiltFor = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ReadyAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Arrivals = table.Column<int>(type: "INTEGER", nullable: false),
                    LaterSteps = table.Column<int>(type: "INTEGER", nullable: false),
                    DriftLeft = table.Column<int>(type: "INTEGER", nullable: false),
                    Fed = table.Column<int>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DemoMarker", x => x.Id);
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
                name: "DeskState",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    NextTicket = table.Column<long>(type: "INTEGER", nullable: false),
                    NextChange = table.Column<long>(type: "INTEGER", nullable: false),
                    ConfigurationStamp = table.Column<Guid>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeskState", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "DirectoryChanges",
                columns: table => new
                {
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Target = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Company = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Field = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Before = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    After = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ByKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ById = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    IdempotencyKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "PK_DirectoryChanges",
                        x => new
                        {
                            x.Kind,
                            x.Target,
                            x.Number,
                        }
                    );
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
                name: "ExecutionIntents",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    DecisionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProposalId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UndoId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Agent = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Ticket = table.Column<string>(type: "TEXT", maxLength: 101, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    NextAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LeaseUntil = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    Detail = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExecutionIntents", x => x.Key);
                }
            );

            migrationBuilder.CreateTable(
                name: "FeedCursors",
                columns: table => new
                {
                    Connection = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Cursor = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FeedCursors", x => x.Connection);
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
                name: "ItemsShown",
                columns: table => new
                {
                    Item = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PersonId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ItemsShown", x => new { x.Item, x.PersonId });
                }
            );

            migrationBuilder.CreateTable(
                name: "ModelRuns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Agent = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Ticket = table.Column<string>(type: "TEXT", maxLength: 101, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Challenger = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Basis = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    Turns = table.Column<string>(type: "TEXT", nullable: false),
                    ProposalId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    NextAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LeaseUntil = table.Column<DateTime>(type: "TEXT", nullable: true),
                    TokensIn = table.Column<long>(type: "INTEGER", nullable: false),
                    TokensOut = table.Column<long>(type: "INTEGER", nullable: false),
                    Cost = table.Column<double>(type: "REAL", nullable: false),
                    Detail = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ModelRuns", x => x.Id);
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
                name: "Priorities",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Level = table.Column<int>(type: "INTEGER", nullable: false),
                    IsCritical = table.Column<bool>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Priorities", x => x.Id);
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
                    Ticket = table.Column<string>(type: "TEXT", maxLength: 101, nullable: false),
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
                name: "Proposals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Agent = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    AgentVersion = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Claim = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    Ticket = table.Column<string>(type: "TEXT", maxLength: 101, nullable: false),
                    TicketVersion = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Action = table.Column<string>(type: "TEXT", nullable: false),
                    DependsOn = table.Column<string>(type: "TEXT", nullable: false),
                    Premises = table.Column<string>(type: "TEXT", nullable: false),
                    Confidence = table.Column<double>(type: "REAL", nullable: false),
                    Rationale = table.Column<string>(type: "TEXT", nullable: false),
                    Explanation = table.Column<string>(type: "TEXT", nullable: false),
                    Risk = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PolicyVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    IsEvidence = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsBlind = table.Column<bool>(type: "INTEGER", nullable: false),
                    AuditProbability = table.Column<double>(type: "REAL", nullable: false),
                    Objections = table.Column<string>(type: "TEXT", nullable: true),
                    Company = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Unit = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SupersedesId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Salt = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ActionHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Round = table.Column<int>(type: "INTEGER", nullable: false),
                    StatusReason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    StatusAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Proposals", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "QueuedTickets",
                columns: table => new
                {
                    Ticket = table.Column<string>(type: "TEXT", maxLength: 101, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Company = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Contact = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    DueAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DueStartedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Closed = table.Column<bool>(type: "INTEGER", nullable: false),
                    Folded = table.Column<string>(type: "TEXT", maxLength: 800, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QueuedTickets", x => x.Ticket);
                }
            );

            migrationBuilder.CreateTable(
                name: "Retractions",
                columns: table => new
                {
                    DecisionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ById = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Retractions", x => x.DecisionId);
                }
            );

            migrationBuilder.CreateTable(
                name: "ReviewItems",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ProposalId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Ticket = table.Column<string>(type: "TEXT", maxLength: 101, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReviewItems", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "SetUpLinks",
                columns: table => new
                {
                    TokenHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SetUpLinks", x => x.TokenHash);
                }
            );

            migrationBuilder.CreateTable(
                name: "ShadowScores",
                columns: table => new
                {
                    ProposalId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Agent = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    AgentVersion = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Right = table.Column<bool>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ShadowScores", x => x.ProposalId);
                }
            );

            migrationBuilder.CreateTable(
                name: "StakeMarks",
                columns: table => new
                {
                    Connection = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Field = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Value = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "PK_StakeMarks",
                        x => new
                        {
                            x.Connection,
                            x.Field,
                            x.Value,
                        }
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "Stops",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Scope = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Label = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LiftedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Stops", x => x.Id);
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
                name: "Teams",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Sort = table.Column<int>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Teams", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "TicketChanges",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    TicketId = table.Column<long>(type: "INTEGER", nullable: false),
                    TicketVersion = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ByKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ById = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Field = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    BeforeId = table.Column<string>(type: "TEXT", nullable: true),
                    BeforeName = table.Column<string>(type: "TEXT", nullable: true),
                    AfterId = table.Column<string>(type: "TEXT", nullable: true),
                    AfterName = table.Column<string>(type: "TEXT", nullable: true),
                    IdempotencyKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TicketChanges", x => x.Sequence);
                }
            );

            migrationBuilder.CreateTable(
                name: "TicketClaims",
                columns: table => new
                {
                    Ticket = table.Column<string>(type: "TEXT", maxLength: 101, nullable: false),
                    PersonId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    PersonName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TicketClaims", x => x.Ticket);
                }
            );

            migrationBuilder.CreateTable(
                name: "TicketClasses",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TicketClasses", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "TicketNotes",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    TicketId = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ByKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ById = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    IsInternal = table.Column<bool>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TicketNotes", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "Tickets",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    LastChange = table.Column<long>(type: "INTEGER", nullable: false),
                    Summary = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Description = table.Column<string>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SenderAddress = table.Column<string>(type: "TEXT", maxLength: 320, nullable: true),
                    ExternalKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    BoardId = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    StatusId = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    TypeId = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    SubtypeId = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    ItemId = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    CompanyId = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    SiteId = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    ContactId = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    AgreementId = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    PriorityId = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Impact = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Urgency = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    TeamId = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    OwnerId = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    ParentId = table.Column<long>(type: "INTEGER", nullable: true),
                    OpenedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    IsClosed = table.Column<bool>(type: "INTEGER", nullable: false),
                    Stage = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RespondedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    PlannedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ResolvedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    WaitingSince = table.Column<DateTime>(type: "TEXT", nullable: true),
                    WaitedMilliseconds = table.Column<long>(type: "INTEGER", nullable: false),
                    RespondBy = table.Column<DateTime>(type: "TEXT", nullable: true),
                    PlanBy = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ResolveBy = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DueAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DueStage = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Tickets", x => x.Id);
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
                name: "TrainedModels",
                columns: table => new
                {
                    Agent = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Examples = table.Column<int>(type: "INTEGER", nullable: false),
                    From = table.Column<DateTime>(type: "TEXT", nullable: false),
                    To = table.Column<DateTime>(type: "TEXT", nullable: false),
                    TrainingHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    OutOfFoldAccuracy = table.Column<double>(type: "REAL", nullable: true),
                    File = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RoleSince = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Cause = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    LanguageModel = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Measures = table.Column<string>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TrainedModels", x => new { x.Agent, x.Number });
                }
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

            migrationBuilder.CreateTable(
                name: "Undos",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Batch = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProposalId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DecisionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Agent = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Ticket = table.Column<string>(type: "TEXT", maxLength: 101, nullable: false),
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

            migrationBuilder.CreateTable(
                name: "WaitingTickets",
                columns: table => new
                {
                    Ticket = table.Column<string>(type: "TEXT", maxLength: 101, nullable: false),
                    Level = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WaitingTickets", x => x.Ticket);
                }
            );

            migrationBuilder.CreateTable(
                name: "WorkflowRules",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    BoardId = table.Column<string>(type: "TEXT", nullable: true),
                    WhenField = table.Column<string>(type: "TEXT", nullable: false),
                    WhenValue = table.Column<string>(type: "TEXT", nullable: false),
                    SetField = table.Column<string>(type: "TEXT", nullable: false),
                    SetValue = table.Column<string>(type: "TEXT", nullable: true),
                    IsEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    Sort = table.Column<int>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkflowRules", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "AspNetRoleClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    RoleId = table.Column<string>(type: "TEXT", nullable: false),
                    ClaimType = table.Column<string>(type: "TEXT", nullable: true),
                    ClaimValue = table.Column<string>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetRoleClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AspNetRoleClaims_AspNetRoles_RoleId",
                        column: x => x.RoleId,
                        principalTable: "AspNetRoles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "AspNetUserClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    UserId = table.Column<string>(type: "TEXT", nullable: false),
                    ClaimType = table.Column<string>(type: "TEXT", nullable: true),
                    ClaimValue = table.Column<string>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AspNetUserClaims_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "AspNetUserLogins",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "TEXT", nullable: false),
                    ProviderKey = table.Column<string>(type: "TEXT", nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "TEXT", nullable: true),
                    UserId = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserLogins", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_AspNetUserLogins_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "AspNetUserRoles",
                columns: table => new
                {
                    UserId = table.Column<string>(type: "TEXT", nullable: false),
                    RoleId = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserRoles", x => new { x.UserId, x.RoleId });
                    table.ForeignKey(
                        name: "FK_AspNetUserRoles_AspNetRoles_RoleId",
                        column: x => x.RoleId,
                        principalTable: "AspNetRoles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "FK_AspNetUserRoles_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "AspNetUserTokens",
                columns: table => new
                {
                    UserId = table.Column<string>(type: "TEXT", nullable: false),
                    LoginProvider = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Value = table.Column<string>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "PK_AspNetUserTokens",
                        x => new
                        {
                            x.UserId,
                            x.LoginProvider,
                            x.Name,
                        }
                    );
                    table.ForeignKey(
                        name: "FK_AspNetUserTokens_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "BoardStatuses",
                columns: table => new
                {
                    BoardId = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Id = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Sort = table.Column<int>(type: "INTEGER", nullable: false),
                    Stage = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    IsClosed = table.Column<bool>(type: "INTEGER", nullable: false),
                    SetAside = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BoardStatuses", x => new { x.BoardId, x.Id });
                    table.ForeignKey(
                        name: "FK_BoardStatuses_Boards_BoardId",
                        column: x => x.BoardId,
                        principalTable: "Boards",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "BusinessHours",
                columns: table => new
                {
                    CalendarId = table.Column<string>(type: "TEXT", nullable: false),
                    Day = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    OpensAtMinute = table.Column<int>(type: "INTEGER", nullable: false),
                    ClosesAtMinute = table.Column<int>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "PK_BusinessHours",
                        x => new
                        {
                            x.CalendarId,
                            x.Day,
                            x.OpensAtMinute,
                        }
                    );
                    table.ForeignKey(
                        name: "FK_BusinessHours_BusinessCalendars_CalendarId",
                        column: x => x.CalendarId,
                        principalTable: "BusinessCalendars",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "Slas",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    CalendarId = table.Column<string>(type: "TEXT", nullable: false),
                    IsDefault = table.Column<bool>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Slas", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Slas_BusinessCalendars_CalendarId",
                        column: x => x.CalendarId,
                        principalTable: "BusinessCalendars",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "PriorityCells",
                columns: table => new
                {
                    Impact = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Urgency = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PriorityId = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PriorityCells", x => new { x.Impact, x.Urgency });
                    table.ForeignKey(
                        name: "FK_PriorityCells_Priorities_PriorityId",
                        column: x => x.PriorityId,
                        principalTable: "Priorities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "Members",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    IsApi = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsInactive = table.Column<bool>(type: "INTEGER", nullable: false),
                    TeamId = table.Column<string>(type: "TEXT", nullable: true),
                    Level = table.Column<string>(type: "TEXT", nullable: false),
                    Skills = table.Column<string>(type: "TEXT", nullable: false),
                    CalendarId = table.Column<string>(type: "TEXT", nullable: true),
                    Capacity = table.Column<int>(type: "INTEGER", nullable: true),
                    Email = table.Column<string>(type: "TEXT", nullable: false),
                    Location = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Members", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Members_BusinessCalendars_CalendarId",
                        column: x => x.CalendarId,
                        principalTable: "BusinessCalendars",
                        principalColumn: "Id"
                    );
                    table.ForeignKey(
                        name: "FK_Members_Teams_TeamId",
                        column: x => x.TeamId,
                        principalTable: "Teams",
                        principalColumn: "Id"
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "BoardClasses",
                columns: table => new
                {
                    BoardId = table.Column<string>(type: "TEXT", nullable: false),
                    LeafId = table.Column<string>(type: "TEXT", nullable: false),
                    TypeId = table.Column<string>(type: "TEXT", nullable: false),
                    SubtypeId = table.Column<string>(type: "TEXT", nullable: false),
                    ItemId = table.Column<string>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BoardClasses", x => new { x.BoardId, x.LeafId });
                    table.ForeignKey(
                        name: "FK_BoardClasses_Boards_BoardId",
                        column: x => x.BoardId,
                        principalTable: "Boards",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "FK_BoardClasses_TicketClasses_ItemId",
                        column: x => x.ItemId,
                        principalTable: "TicketClasses",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_BoardClasses_TicketClasses_SubtypeId",
                        column: x => x.SubtypeId,
                        principalTable: "TicketClasses",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_BoardClasses_TicketClasses_TypeId",
                        column: x => x.TypeId,
                        principalTable: "TicketClasses",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "Companies",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    EmailDomains = table.Column<string>(type: "TEXT", nullable: false),
                    IsCoManaged = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsCatchAll = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsInactive = table.Column<bool>(type: "INTEGER", nullable: false),
                    Territory = table.Column<string>(type: "TEXT", nullable: false),
                    Phone = table.Column<string>(type: "TEXT", nullable: false),
                    SlaId = table.Column<string>(type: "TEXT", nullable: true),
                    Remarks = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Companies", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Companies_Slas_SlaId",
                        column: x => x.SlaId,
                        principalTable: "Slas",
                        principalColumn: "Id"
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "SlaTargets",
                columns: table => new
                {
                    SlaId = table.Column<string>(type: "TEXT", nullable: false),
                    PriorityId = table.Column<string>(type: "TEXT", nullable: false),
                    RespondHours = table.Column<double>(type: "REAL", nullable: true),
                    PlanHours = table.Column<double>(type: "REAL", nullable: true),
                    ResolveHours = table.Column<double>(type: "REAL", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SlaTargets", x => new { x.SlaId, x.PriorityId });
                    table.ForeignKey(
                        name: "FK_SlaTargets_Priorities_PriorityId",
                        column: x => x.PriorityId,
                        principalTable: "Priorities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "FK_SlaTargets_Slas_SlaId",
                        column: x => x.SlaId,
                        principalTable: "Slas",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "TimeOff",
                columns: table => new
                {
                    MemberId = table.Column<string>(type: "TEXT", nullable: false),
                    From = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TimeOff", x => new { x.MemberId, x.From });
                    table.ForeignKey(
                        name: "FK_TimeOff_Members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "Agreements",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    CompanyId = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Type = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    StartsOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    IsCancelled = table.Column<bool>(type: "INTEGER", nullable: false),
                    SlaId = table.Column<string>(type: "TEXT", nullable: true),
                    Covers = table.Column<string>(type: "TEXT", nullable: false),
                    BlockHoursLeft = table.Column<double>(type: "REAL", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Agreements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Agreements_Companies_CompanyId",
                        column: x => x.CompanyId,
                        principalTable: "Companies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "FK_Agreements_Slas_SlaId",
                        column: x => x.SlaId,
                        principalTable: "Slas",
                        principalColumn: "Id"
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "Sites",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    CompanyId = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Address = table.Column<string>(type: "TEXT", nullable: false),
                    Phone = table.Column<string>(type: "TEXT", nullable: false),
                    Remarks = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sites", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Sites_Companies_CompanyId",
                        column: x => x.CompanyId,
                        principalTable: "Companies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "Contacts",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    CompanyId = table.Column<string>(type: "TEXT", nullable: false),
                    SiteId = table.Column<string>(type: "TEXT", nullable: true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Email = table.Column<string>(type: "TEXT", nullable: false),
                    Phone = table.Column<string>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    IsVip = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsApprover = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsCustomerIt = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsInactive = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsDefault = table.Column<bool>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Contacts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Contacts_Companies_CompanyId",
                        column: x => x.CompanyId,
                        principalTable: "Companies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "FK_Contacts_Sites_SiteId",
                        column: x => x.SiteId,
                        principalTable: "Sites",
                        principalColumn: "Id"
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "ConfigurationItems",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    CompanyId = table.Column<string>(type: "TEXT", nullable: false),
                    SiteId = table.Column<string>(type: "TEXT", nullable: true),
                    ContactId = table.Column<string>(type: "TEXT", nullable: true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Type = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Serial = table.Column<string>(type: "TEXT", nullable: false),
                    OperatingSystem = table.Column<string>(type: "TEXT", nullable: false),
                    MonitoringName = table.Column<string>(type: "TEXT", nullable: false),
                    WarrantyEndsOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    IsRetired = table.Column<bool>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConfigurationItems", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ConfigurationItems_Companies_CompanyId",
                        column: x => x.CompanyId,
                        principalTable: "Companies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "FK_ConfigurationItems_Contacts_ContactId",
                        column: x => x.ContactId,
                        principalTable: "Contacts",
                        principalColumn: "Id"
                    );
                    table.ForeignKey(
                        name: "FK_ConfigurationItems_Sites_SiteId",
                        column: x => x.SiteId,
                        principalTable: "Sites",
                        principalColumn: "Id"
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "ConfigurationDependencies",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 241, nullable: false),
                    ConfigurationId = table.Column<string>(type: "TEXT", nullable: false),
                    DependentSiteId = table.Column<string>(type: "TEXT", nullable: true),
                    DependentConfigurationId = table.Column<string>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConfigurationDependencies", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ConfigurationDependencies_ConfigurationItems_ConfigurationId",
                        column: x => x.ConfigurationId,
                        principalTable: "ConfigurationItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "FK_ConfigurationDependencies_ConfigurationItems_DependentConfigurationId",
                        column: x => x.DependentConfigurationId,
                        principalTable: "ConfigurationItems",
                        principalColumn: "Id"
                    );
                    table.ForeignKey(
                        name: "FK_ConfigurationDependencies_Sites_DependentSiteId",
                        column: x => x.DependentSiteId,
                        principalTable: "Sites",
                        principalColumn: "Id"
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "TicketConfigurations",
                columns: table => new
                {
                    TicketId = table.Column<long>(type: "INTEGER", nullable: false),
                    ConfigurationId = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TicketConfigurations", x => new { x.TicketId, x.ConfigurationId });
                    table.ForeignKey(
                        name: "FK_TicketConfigurations_ConfigurationItems_ConfigurationId",
                        column: x => x.ConfigurationId,
                        principalTable: "ConfigurationItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "FK_TicketConfigurations_Tickets_TicketId",
                        column: x => x.TicketId,
                        principalTable: "Tickets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.InsertData(
                table: "AspNetRoles",
                columns: new[] { "Id", "ConcurrencyStamp", "Name", "NormalizedName" },
                values: new object[,]
                {
                    { "administrator", "administrator", "administrator", "ADMINISTRATOR" },
                    { "auditor", "auditor", "auditor", "AUDITOR" },
                    { "manager", "manager", "manager", "MANAGER" },
                    { "technician", "technician", "technician", "TECHNICIAN" },
                }
            );

            migrationBuilder.InsertData(
                table: "AuditHead",
                columns: new[] { "Id", "Hash", "Sequence" },
                values: new object[] { 1, "0000000000000000000000000000000000000000000000000000000000000000", 0L }
            );

            migrationBuilder.CreateIndex(
                name: "IX_AgentClaims_Agent_EndedAt",
                table: "AgentClaims",
                columns: new[] { "Agent", "EndedAt" }
            );

            migrationBuilder.CreateIndex(name: "IX_Agreements_CompanyId", table: "Agreements", column: "CompanyId");

            migrationBuilder.CreateIndex(name: "IX_Agreements_SlaId", table: "Agreements", column: "SlaId");

            migrationBuilder.CreateIndex(
                name: "IX_Answers_PersonId_At",
                table: "Answers",
                columns: new[] { "PersonId", "At" }
            );

            migrationBuilder.CreateIndex(name: "IX_Answers_ProposalId", table: "Answers", column: "ProposalId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetRoleClaims_RoleId",
                table: "AspNetRoleClaims",
                column: "RoleId"
            );

            migrationBuilder.CreateIndex(
                name: "RoleNameIndex",
                table: "AspNetRoles",
                column: "NormalizedName",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserClaims_UserId",
                table: "AspNetUserClaims",
                column: "UserId"
            );

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserLogins_UserId",
                table: "AspNetUserLogins",
                column: "UserId"
            );

            migrationBuilder.CreateIndex(name: "IX_AspNetUserRoles_RoleId", table: "AspNetUserRoles", column: "RoleId");

            migrationBuilder.CreateIndex(name: "EmailIndex", table: "AspNetUsers", column: "NormalizedEmail");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "AspNetUsers",
                column: "NormalizedUserName",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Kind_Sequence",
                table: "AuditEntries",
                columns: new[] { "Kind", "Sequence" }
            );

            migrationBuilder.CreateIndex(name: "IX_AuditEntries_Subject", table: "AuditEntries", column: "Subject");

            migrationBuilder.CreateIndex(name: "IX_AuditEntries_Ticket", table: "AuditEntries", column: "Ticket");

            migrationBuilder.CreateIndex(name: "IX_BoardClasses_ItemId", table: "BoardClasses", column: "ItemId");

            migrationBuilder.CreateIndex(name: "IX_BoardClasses_SubtypeId", table: "BoardClasses", column: "SubtypeId");

            migrationBuilder.CreateIndex(name: "IX_BoardClasses_TypeId", table: "BoardClasses", column: "TypeId");

            migrationBuilder.CreateIndex(name: "IX_Companies_SlaId", table: "Companies", column: "SlaId");

            migrationBuilder.CreateIndex(
                name: "IX_ConfigurationDependencies_ConfigurationId",
                table: "ConfigurationDependencies",
                column: "ConfigurationId"
            );

            migrationBuilder.CreateIndex(
                name: "IX_ConfigurationDependencies_DependentConfigurationId",
                table: "ConfigurationDependencies",
                column: "DependentConfigurationId"
            );

            migrationBuilder.CreateIndex(
                name: "IX_ConfigurationDependencies_DependentSiteId",
                table: "ConfigurationDependencies",
                column: "DependentSiteId"
            );

            migrationBuilder.CreateIndex(
                name: "IX_ConfigurationItems_CompanyId",
                table: "ConfigurationItems",
                column: "CompanyId"
            );

            migrationBuilder.CreateIndex(
                name: "IX_ConfigurationItems_ContactId",
                table: "ConfigurationItems",
                column: "ContactId"
            );

            migrationBuilder.CreateIndex(
                name: "IX_ConfigurationItems_MonitoringName",
                table: "ConfigurationItems",
                column: "MonitoringName"
            );

            migrationBuilder.CreateIndex(
                name: "IX_ConfigurationItems_SiteId",
                table: "ConfigurationItems",
                column: "SiteId"
            );

            migrationBuilder.CreateIndex(name: "IX_Contacts_CompanyId", table: "Contacts", column: "CompanyId");

            migrationBuilder.CreateIndex(name: "IX_Contacts_Email", table: "Contacts", column: "Email");

            migrationBuilder.CreateIndex(name: "IX_Contacts_SiteId", table: "Contacts", column: "SiteId");

            migrationBuilder.CreateIndex(name: "IX_Decisions_At", table: "Decisions", column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_ById_At",
                table: "Decisions",
                columns: new[] { "ById", "At" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_ProposalId_Round",
                table: "Decisions",
                columns: new[] { "ProposalId", "Round" },
                unique: true
            );

            migrationBuilder.CreateIndex(name: "IX_Demotions_Family", table: "Demotions", column: "Family");

            migrationBuilder.CreateIndex(name: "IX_Demotions_SeenAt", table: "Demotions", column: "SeenAt");

            migrationBuilder.CreateIndex(
                name: "IX_DirectoryChanges_Company_At",
                table: "DirectoryChanges",
                columns: new[] { "Company", "At" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_DirectoryChanges_IdempotencyKey",
                table: "DirectoryChanges",
                column: "IdempotencyKey"
            );

            migrationBuilder.CreateIndex(name: "IX_EvidenceEntries_At", table: "EvidenceEntries", column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_EvidenceEntries_Claim_Sequence",
                table: "EvidenceEntries",
                columns: new[] { "Claim", "Sequence" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_ExecutionIntents_DecisionId",
                table: "ExecutionIntents",
                column: "DecisionId"
            );

            migrationBuilder.CreateIndex(
                name: "IX_ExecutionIntents_ProposalId",
                table: "ExecutionIntents",
                column: "ProposalId"
            );

            migrationBuilder.CreateIndex(
                name: "IX_ExecutionIntents_State_NextAt",
                table: "ExecutionIntents",
                columns: new[] { "State", "NextAt" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_IncidentWords_Claim_At",
                table: "IncidentWords",
                columns: new[] { "Claim", "At" }
            );

            migrationBuilder.CreateIndex(name: "IX_Members_CalendarId", table: "Members", column: "CalendarId");

            migrationBuilder.CreateIndex(name: "IX_Members_TeamId", table: "Members", column: "TeamId");

            migrationBuilder.CreateIndex(name: "IX_ModelRuns_CreatedAt", table: "ModelRuns", column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_ModelRuns_State_NextAt",
                table: "ModelRuns",
                columns: new[] { "State", "NextAt" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_PriorityCells_PriorityId",
                table: "PriorityCells",
                column: "PriorityId"
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
                name: "IX_Proposals_Agent_CreatedAt",
                table: "Proposals",
                columns: new[] { "Agent", "CreatedAt" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Proposals_Claim_Sequence",
                table: "Proposals",
                columns: new[] { "Claim", "Sequence" },
                unique: true
            );

            migrationBuilder.CreateIndex(name: "IX_Proposals_ExpiresAt", table: "Proposals", column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_Proposals_Status_Ticket",
                table: "Proposals",
                columns: new[] { "Status", "Ticket" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Proposals_Ticket_Agent",
                table: "Proposals",
                columns: new[] { "Ticket", "Agent" }
            );

            migrationBuilder.CreateIndex(name: "IX_QueuedTickets_DueAt", table: "QueuedTickets", column: "DueAt");

            migrationBuilder.CreateIndex(name: "IX_ReviewItems_ProposalId", table: "ReviewItems", column: "ProposalId");

            migrationBuilder.CreateIndex(name: "IX_ReviewItems_Ticket", table: "ReviewItems", column: "Ticket");

            migrationBuilder.CreateIndex(
                name: "IX_ShadowScores_Agent_At",
                table: "ShadowScores",
                columns: new[] { "Agent", "At" }
            );

            migrationBuilder.CreateIndex(name: "IX_Sites_CompanyId", table: "Sites", column: "CompanyId");

            migrationBuilder.CreateIndex(name: "IX_Slas_CalendarId", table: "Slas", column: "CalendarId");

            migrationBuilder.CreateIndex(name: "IX_SlaTargets_PriorityId", table: "SlaTargets", column: "PriorityId");

            migrationBuilder.CreateIndex(name: "IX_Stops_LiftedAt", table: "Stops", column: "LiftedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Suspensions_Agent_LiftedAt",
                table: "Suspensions",
                columns: new[] { "Agent", "LiftedAt" }
            );

            migrationBuilder.CreateIndex(name: "IX_TicketChanges_TicketId", table: "TicketChanges", column: "TicketId");

            migrationBuilder.CreateIndex(
                name: "IX_TicketConfigurations_ConfigurationId",
                table: "TicketConfigurations",
                column: "ConfigurationId"
            );

            migrationBuilder.CreateIndex(name: "IX_TicketNotes_TicketId", table: "TicketNotes", column: "TicketId");

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_CompanyId_OpenedAt",
                table: "Tickets",
                columns: new[] { "CompanyId", "OpenedAt" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_ExternalKey",
                table: "Tickets",
                column: "ExternalKey",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_IsClosed_DueAt",
                table: "Tickets",
                columns: new[] { "IsClosed", "DueAt" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_IsClosed_LastChange",
                table: "Tickets",
                columns: new[] { "IsClosed", "LastChange" }
            );

            migrationBuilder.CreateIndex(name: "IX_Tickets_LastChange", table: "Tickets", column: "LastChange");

            migrationBuilder.CreateIndex(name: "IX_Tickets_OpenedAt", table: "Tickets", column: "OpenedAt");

            migrationBuilder.CreateIndex(name: "IX_Tickets_ParentId", table: "Tickets", column: "ParentId");

            migrationBuilder.CreateIndex(name: "IX_Tickets_SenderAddress", table: "Tickets", column: "SenderAddress");

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

            migrationBuilder.CreateIndex(name: "IX_Undos_FollowedAt", table: "Undos", column: "FollowedAt");

            migrationBuilder.CreateIndex(name: "IX_Undos_ProposalId", table: "Undos", column: "ProposalId");

            migrationBuilder.CreateIndex(name: "IX_Undos_Ticket", table: "Undos", column: "Ticket");

            migrationBuilder.CreateIndex(
                name: "IX_WaitingTickets_Level_At",
                table: "WaitingTickets",
                columns: new[] { "Level", "At" }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "AgentClaims");

            migrationBuilder.DropTable(name: "AgentLooks");

            migrationBuilder.DropTable(name: "AgentScopes");

            migrationBuilder.DropTable(name: "AgentSettings");

            migrationBuilder.DropTable(name: "Agreements");

            migrationBuilder.DropTable(name: "Answers");

            migrationBuilder.DropTable(name: "AppliedCommands");

            migrationBuilder.DropTable(name: "AspNetRoleClaims");

            migrationBuilder.DropTable(name: "AspNetUserClaims");

            migrationBuilder.DropTable(name: "AspNetUserLogins");

            migrationBuilder.DropTable(name: "AspNetUserRoles");

            migrationBuilder.DropTable(name: "AspNetUserTokens");

            migrationBuilder.DropTable(name: "AuditEntries");

            migrationBuilder.DropTable(name: "AuditHead");

            migrationBuilder.DropTable(name: "AuditTexts");

            migrationBuilder.DropTable(name: "BoardClasses");

            migrationBuilder.DropTable(name: "BoardStatuses");

            migrationBuilder.DropTable(name: "BusinessHours");

            migrationBuilder.DropTable(name: "ConfigurationDependencies");

            migrationBuilder.DropTable(name: "CustomerConsents");

            migrationBuilder.DropTable(name: "DataProtectionKeys");

            migrationBuilder.DropTable(name: "Decisions");

            migrationBuilder.DropTable(name: "DemoMarker");

            migrationBuilder.DropTable(name: "Demotions");

            migrationBuilder.DropTable(name: "DeskState");

            migrationBuilder.DropTable(name: "DirectoryChanges");

            migrationBuilder.DropTable(name: "EvidenceEntries");

            migrationBuilder.DropTable(name: "EvidenceUnits");

            migrationBuilder.DropTable(name: "ExecutionIntents");

            migrationBuilder.DropTable(name: "FeedCursors");

            migrationBuilder.DropTable(name: "IncidentWords");

            migrationBuilder.DropTable(name: "ItemsShown");

            migrationBuilder.DropTable(name: "ModelRuns");

            migrationBuilder.DropTable(name: "OutcomeCursors");

            migrationBuilder.DropTable(name: "PriorityCells");

            migrationBuilder.DropTable(name: "Promotions");

            migrationBuilder.DropTable(name: "ProposalOutcomes");

            migrationBuilder.DropTable(name: "Proposals");

            migrationBuilder.DropTable(name: "QueuedTickets");

            migrationBuilder.DropTable(name: "Retractions");

            migrationBuilder.DropTable(name: "ReviewItems");

            migrationBuilder.DropTable(name: "SetUpLinks");

            migrationBuilder.DropTable(name: "ShadowScores");

            migrationBuilder.DropTable(name: "SlaTargets");

            migrationBuilder.DropTable(name: "StakeMarks");

            migrationBuilder.DropTable(name: "Stops");

            migrationBuilder.DropTable(name: "Suspensions");

            migrationBuilder.DropTable(name: "TicketChanges");

            migrationBuilder.DropTable(name: "TicketClaims");

            migrationBuilder.DropTable(name: "TicketConfigurations");

            migrationBuilder.DropTable(name: "TicketNotes");

            migrationBuilder.DropTable(name: "TimeOff");

            migrationBuilder.DropTable(name: "TrailVerdicts");

            migrationBuilder.DropTable(name: "TrainedModels");

            migrationBuilder.DropTable(name: "TrainingRuns");

            migrationBuilder.DropTable(name: "Undos");

            migrationBuilder.DropTable(name: "WaitingTickets");

            migrationBuilder.DropTable(name: "WorkflowRules");

            migrationBuilder.DropTable(name: "AspNetRoles");

            migrationBuilder.DropTable(name: "AspNetUsers");

            migrationBuilder.DropTable(name: "TicketClasses");

            migrationBuilder.DropTable(name: "Boards");

            migrationBuilder.DropTable(name: "Priorities");

            migrationBuilder.DropTable(name: "ConfigurationItems");

            migrationBuilder.DropTable(name: "Tickets");

            migrationBuilder.DropTable(name: "Members");

            migrationBuilder.DropTable(name: "Contacts");

            migrationBuilder.DropTable(name: "Teams");

            migrationBuilder.DropTable(name: "Sites");

            migrationBuilder.DropTable(name: "Companies");

            migrationBuilder.DropTable(name: "Slas");

            migrationBuilder.DropTable(name: "BusinessCalendars");
        }
    }
}
