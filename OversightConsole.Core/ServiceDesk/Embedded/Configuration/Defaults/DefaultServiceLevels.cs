using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.ServiceDesk.Embedded.Configuration.Defaults;

/// <summary>The priorities, their grid and the service levels a desk starts with.</summary>
internal static class DefaultServiceLevels
{
    public static IEnumerable<Priority> Priorities =>
        [
            new()
            {
                Id = "p1",
                Name = "P1 Critical",
                Level = 1,
                IsCritical = true,
            },
            new()
            {
                Id = "p2",
                Name = "P2 High",
                Level = 2,
            },
            new()
            {
                Id = "p3",
                Name = "P3 Normal",
                Level = 3,
            },
            new()
            {
                Id = "p4",
                Name = "P4 Low",
                Level = 4,
            },
        ];

    public static IEnumerable<PriorityCell> Grid =>
        from impact in Enum.GetValues<Degree>()
        from urgency in Enum.GetValues<Degree>()
        select new PriorityCell
        {
            Impact = impact,
            Urgency = urgency,
            PriorityId = (impact, urgency) switch
            {
                (Degree.High, Degree.High) => "p1",
                (Degree.High, Degree.Medium) or (Degree.Medium, Degree.High) => "p2",
                (Degree.Medium, Degree.Medium) or (Degree.Low, Degree.High) or (Degree.High, Degree.Low) => "p3",
                _ => "p4",
            },
        };

    public static IEnumerable<BusinessCalendar> Calendars =>
        [
            new() { Id = "office", Name = "Monday to Friday, 9 to 17" },
            new()
            {
                Id = "always",
                Name = "Round the clock",
                IsAlwaysOpen = true,
            },
        ];

    public static IEnumerable<BusinessHours> Hours =>
        new[] { DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday }.Select(
            d => new BusinessHours
            {
                CalendarId = "office",
                Day = d,
                OpensAtMinute = 9 * 60,
                ClosesAtMinute = 17 * 60,
            }
        );

    public static IEnumerable<ServiceLevel> Slas =>
        [
            new()
            {
                Id = "managed-8x5",
                Name = "Managed 8×5",
                CalendarId = "office",
            },
            new()
            {
                Id = "premium-24x7",
                Name = "Premium 24×7",
                CalendarId = "always",
            },
            new()
            {
                Id = "best-effort",
                Name = "Best effort",
                CalendarId = "office",
                IsDefault = true,
            },
        ];

    public static IEnumerable<ServiceLevelTarget> Targets =>
        [
            .. Managed.Select(m => Target("managed-8x5", m.Priority, m.Respond, m.Plan, m.Resolve)),
            .. Managed.Select(m => Target("premium-24x7", m.Priority, m.Respond / 2, m.Plan / 2, m.Resolve / 2)),
            .. Managed.Select(m => Target("best-effort", m.Priority, 8, null, null)),
        ];

    private static readonly (string Priority, double Respond, double Plan, double Resolve)[] Managed =
    [
        ("p1", 0.5, 2, 4),
        ("p2", 1, 4, 8),
        ("p3", 4, 12, 24),
        ("p4", 8, 24, 40),
    ];

    private static ServiceLevelTarget Target(
        string sla,
        string priority,
        double? respond,
        double? plan,
        double? resolve
    ) =>
        new()
        {
            SlaId = sla,
            PriorityId = priority,
            RespondHours = respond,
            PlanHours = plan,
            ResolveHours = resolve,
        };
}
