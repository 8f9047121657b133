namespace OversightConsole.Core.ServiceDesk;

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
                ("new", "New", SlaStage.Respond),
                ("triage-hold", "Triage hold", SlaStage.Respond),
                ("routed", "Routed", SlaStage.Plan),
                (ClosedNoise, "Closed-noise", SlaStage.Resolved)
            ),
            .. On(
                ServiceDesk,
                ("new", "New", SlaStage.Respond),
                ("assigned", "Assigned", SlaStage.Plan),
                ("in-progress", "In progress", SlaStage.Resolve),
                ("waiting-client", "Waiting client", SlaStage.Waiting),
                ("waiting-vendor", "Waiting vendor", SlaStage.Waiting),
                ("client-replied", "Client replied", SlaStage.Resolve),
                ("completed", "Completed", SlaStage.Resolved),
                ("closed", "Closed", SlaStage.Resolved)
            ),
            .. On(
                Escalations,
                ("new", "New", SlaStage.Respond),
                ("assigned", "Assigned", SlaStage.Plan),
                ("in-progress", "In progress", SlaStage.Resolve),
                ("waiting-vendor", "Waiting vendor", SlaStage.Waiting),
                ("completed", "Completed", SlaStage.Resolved),
                ("closed", "Closed", SlaStage.Resolved)
            ),
            .. On(
                Alerts,
                ("new", "New", SlaStage.Respond),
                (SelfHealed, "Self-healed", SlaStage.Resolved),
                ("investigating", "Investigating", SlaStage.Resolve),
                ("completed", "Completed", SlaStage.Resolved),
                ("closed", "Closed", SlaStage.Resolved)
            ),
            .. On(
                Security,
                ("new", "New", SlaStage.Respond),
                ("contain", "Contain", SlaStage.Plan),
                ("investigate", "Investigate", SlaStage.Resolve),
                ("waiting-client", "Waiting client", SlaStage.Waiting),
                ("completed", "Completed", SlaStage.Resolved),
                ("closed", "Closed", SlaStage.Resolved)
            ),
            .. On(
                Projects,
                ("new", "New", SlaStage.Respond),
                ("scheduled", "Scheduled", SlaStage.Plan),
                ("in-progress", "In progress", SlaStage.Resolve),
                ("waiting-client", "Waiting client", SlaStage.Waiting),
                ("completed", "Completed", SlaStage.Resolved),
                ("closed", "Closed", SlaStage.Resolved)
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
        params (string Id, string Name, SlaStage Stage)[] statuses
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
