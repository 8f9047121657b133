using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.ServiceDesk.Embedded.Configuration.Defaults;

/// <summary>The boards a desk starts with, their statuses, and the teams that work on them.</summary>
internal static class DefaultBoards
{
    public const string Triage = "triage";
    public const string ServiceDesk = "service-desk";
    public const string Escalations = "escalations";
    public const string Alerts = "alerts";
    public const string Security = "security";
    public const string Projects = "projects";

    private const string ClosedNoise = "closed-noise";
    private const string SelfHealed = "self-healed";

    public static IEnumerable<Team> Teams =>
        [
            new()
            {
                Id = "dispatch",
                Name = "Dispatch",
                Sort = 1,
            },
            new()
            {
                Id = "first-line",
                Name = "Service desk L1",
                Sort = 2,
            },
            new()
            {
                Id = "second-line",
                Name = "Escalations L2",
                Sort = 3,
            },
            new()
            {
                Id = "network",
                Name = "Network L3",
                Sort = 4,
            },
            new()
            {
                Id = "security",
                Name = "Security",
                Sort = 5,
            },
            new()
            {
                Id = "projects",
                Name = "Projects",
                Sort = 6,
            },
        ];

    public static IEnumerable<Board> Boards =>
        [
            Board(Triage, "Triage", 1, "dispatch"),
            Board(ServiceDesk, "Service Desk", 2, "first-line"),
            Board(Escalations, "Escalations L2/L3", 3, "second-line"),
            Board(Alerts, "Alerts / NOC", 4, "network"),
            Board(Security, "Security", 5, "security"),
            Board(Projects, "Projects & Onboarding", 6, "projects"),
        ];

    public static IEnumerable<BoardStatus> Statuses =>
        [
            .. On(
                Triage,
                ("new", "New", ServiceLevelStage.Respond),
                ("triage-hold", "Triage hold", ServiceLevelStage.Respond),
                ("routed", "Routed", ServiceLevelStage.Plan),
                (ClosedNoise, "Closed-noise", ServiceLevelStage.Resolved)
            ),
            .. On(
                ServiceDesk,
                ("new", "New", ServiceLevelStage.Respond),
                ("assigned", "Assigned", ServiceLevelStage.Plan),
                ("in-progress", "In progress", ServiceLevelStage.Resolve),
                ("waiting-client", "Waiting client", ServiceLevelStage.Waiting),
                ("waiting-vendor", "Waiting vendor", ServiceLevelStage.Waiting),
                ("client-replied", "Client replied", ServiceLevelStage.Resolve),
                ("completed", "Completed", ServiceLevelStage.Resolved),
                ("closed", "Closed", ServiceLevelStage.Resolved)
            ),
            .. On(
                Escalations,
                ("new", "New", ServiceLevelStage.Respond),
                ("assigned", "Assigned", ServiceLevelStage.Plan),
                ("in-progress", "In progress", ServiceLevelStage.Resolve),
                ("waiting-vendor", "Waiting vendor", ServiceLevelStage.Waiting),
                ("completed", "Completed", ServiceLevelStage.Resolved),
                ("closed", "Closed", ServiceLevelStage.Resolved)
            ),
            .. On(
                Alerts,
                ("new", "New", ServiceLevelStage.Respond),
                (SelfHealed, "Self-healed", ServiceLevelStage.Resolved),
                ("investigating", "Investigating", ServiceLevelStage.Resolve),
                ("completed", "Completed", ServiceLevelStage.Resolved),
                ("closed", "Closed", ServiceLevelStage.Resolved)
            ),
            .. On(
                Security,
                ("new", "New", ServiceLevelStage.Respond),
                ("contain", "Contain", ServiceLevelStage.Plan),
                ("investigate", "Investigate", ServiceLevelStage.Resolve),
                ("waiting-client", "Waiting client", ServiceLevelStage.Waiting),
                ("completed", "Completed", ServiceLevelStage.Resolved),
                ("closed", "Closed", ServiceLevelStage.Resolved)
            ),
            .. On(
                Projects,
                ("new", "New", ServiceLevelStage.Respond),
                ("scheduled", "Scheduled", ServiceLevelStage.Plan),
                ("in-progress", "In progress", ServiceLevelStage.Resolve),
                ("waiting-client", "Waiting client", ServiceLevelStage.Waiting),
                ("completed", "Completed", ServiceLevelStage.Resolved),
                ("closed", "Closed", ServiceLevelStage.Resolved)
            ),
        ];

    private static Board Board(string id, string name, int sort, string team) =>
        new()
        {
            Id = id,
            Name = name,
            Sort = sort,
            DefaultTeamId = team,
            IsSecurity = id == Security,
        };

    private static IEnumerable<BoardStatus> On(
        string board,
        params (string Id, string Name, ServiceLevelStage Stage)[] statuses
    ) =>
        statuses.Select(
            (s, i) =>
                new BoardStatus
                {
                    BoardId = board,
                    Id = s.Id,
                    Name = s.Name,
                    Sort = i + 1,
                    Stage = s.Stage,
                    IsClosed = s.Id is "closed" or ClosedNoise,
                    SetAside = s.Id switch
                    {
                        ClosedNoise => SetAside.Noise,
                        SelfHealed => SetAside.SelfHealed,
                        _ => SetAside.No,
                    },
                }
        );
}
