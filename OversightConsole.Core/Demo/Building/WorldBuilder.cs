using System.Globalization;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Agents.Priority;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Demo.World;
using OversightConsole.Core.Pipeline.Scopes;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.ServiceDesk.Embedded.Configuration;
using OversightConsole.Core.ServiceDesk.Embedded.Customers;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Demo.Building;

/// <summary>Enters the demo's customers, staff and rules into the desk's configuration.</summary>
internal static class WorldBuilder
{
    private const string PartTime = "part-time";

    /// <summary>Adds all rows and saves them, within the caller's write scope.</summary>
    public static async Task WriteAsync(WriteScope write, DeskZone zone, DateTimeOffset until, CancellationToken ct)
    {
        var today = zone.DayOf(until);
        foreach (var company in DemoWorld.Instance.Companies)
            AddCompany(write.Db, company, today);
        write.Db.Add(new BusinessCalendar { Id = PartTime, Name = "Monday to Wednesday, 9 to 13" });
        foreach (var day in (DayOfWeek[])[DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday])
        {
            write.Db.Add(
                new BusinessHours
                {
                    CalendarId = PartTime,
                    Day = day,
                    OpensAtMinute = 9 * 60,
                    ClosesAtMinute = 13 * 60,
                }
            );
        }
        foreach (var member in DemoWorld.Instance.Members)
            AddMember(write.Db, member, until);
        write.Db.Add(
            new WorkflowRule
            {
                Id = "vendor-escalates",
                Name = "Waiting for a vendor belongs to Escalations",
                BoardId = "service-desk",
                WhenField = TicketFields.Status,
                WhenValue = "waiting-vendor",
                SetField = TicketFields.Board,
                SetValue = "escalations",
            }
        );
        AddRules(write, until);
        await DeskConfiguration.ChangedAsync(write.Db, write.Now, ct);
    }

    /// <summary>What the desk's handbook says goes before the grid.</summary>
    private static void AddRules(WriteScope write, DateTimeOffset until) =>
        AgentScopes.Enter(
            write,
            PriorityAgent.AgentKey,
            1,
            new AgentScope
            {
                Rules =
                [
                    new DeskRule
                    {
                        Name = "SOP 12",
                        Company = "harbor",
                        OnlyVip = true,
                        Raise = 1,
                    },
                    new DeskRule
                    {
                        Name = "SOP 7",
                        Class = "request/user/leaver",
                        Word = "effective now",
                        Raise = 3,
                    },
                ],
            },
            "Demo",
            "The desk's handbook: VIP partners of Harbor Legal one priority up; a leaver effective now is P1.",
            AuditActor.System("demo"),
            Instants.Cut(until)
        );

    private static void AddCompany(OversightDbContext db, DemoCompany company, DateOnly today)
    {
        db.Add(
            new Company
            {
                Id = company.Id,
                Name = company.Name,
                EmailDomains = [.. company.Domains],
                IsCoManaged = company.IsCoManaged,
                Territory = company.Territory,
                Phone = company.Phone,
                SlaId = company.SlaId,
                Remarks = company.Remarks,
            }
        );
        db.AddRange(
            company.Sites.Select(s => new Site
            {
                Id = s.Id,
                CompanyId = company.Id,
                Name = s.Name,
                Address = s.Address,
                Phone = s.Phone,
            })
        );
        db.AddRange(
            company.Contacts.Select(c => new Contact
            {
                Id = c.Id,
                CompanyId = company.Id,
                SiteId = c.SiteId,
                Name = c.Name,
                Email = c.Email,
                Phone = c.Phone,
                Title = c.Title,
                IsVip = c.IsVip,
                IsApprover = c.IsApprover,
                IsCustomerIt = c.IsCustomerIt,
                IsDefault = c.IsDefault,
            })
        );
        db.AddRange(
            company.Agreements.Select(a => new Agreement
            {
                Id = a.Id,
                CompanyId = company.Id,
                Name = a.Name,
                Type = Codes.Parse<AgreementType>(a.Type),
                StartsOn = today.AddDays(a.FromDay),
                EndsOn = a.ToDay is { } last ? today.AddDays(last) : null,
                SlaId = a.SlaId,
                Covers = [.. a.Covers],
                BlockHoursLeft = a.BlockHoursLeft,
            })
        );
        db.AddRange(company.Configurations.Select(c => Item(company, c, today)));
        db.AddRange(
            company.Dependencies.Select(d =>
                d.SiteId is { } site
                    ? ConfigurationDependency.OfSite(d.ConfigurationId, site)
                    : ConfigurationDependency.OfConfiguration(d.ConfigurationId, d.DependentId!)
            )
        );
    }

    private static ConfigurationItem Item(DemoCompany company, DemoConfiguration item, DateOnly today)
    {
        var hash = Generator.DemoRandom.HashOf(item.Id);
        var type = Codes.Parse<ConfigurationType>(item.Type);
        var isDevice =
            type is not (ConfigurationType.Tenant or ConfigurationType.Application or ConfigurationType.Backup);
        return new ConfigurationItem
        {
            Id = item.Id,
            CompanyId = company.Id,
            SiteId = item.SiteId,
            Name = item.Name,
            Type = type,
            Serial = isDevice ? hash.ToString("X8", CultureInfo.InvariantCulture) : "",
            OperatingSystem = type == ConfigurationType.Server ? "Windows Server 2022" : "",
            MonitoringName = isDevice ? item.Name : "",
            WarrantyEndsOn = isDevice ? today.AddDays((int)(hash % 1200) - 200) : null,
        };
    }

    private static void AddMember(OversightDbContext db, DemoMember member, DateTimeOffset until)
    {
        db.Add(
            new Member
            {
                Id = member.Id,
                Name = member.Name,
                IsApi = member.Api,
                TeamId = member.Team,
                Level = member.Level,
                Skills = [.. member.Skills],
                CalendarId = member.Calendar,
                Capacity = member.Capacity,
                Email = member.Api ? "" : $"{member.Id}@servicedesk.example",
                Location = member.Api ? "" : "Head office",
            }
        );
        if (member is { AwayFrom: { } from, AwayUntil: { } back })
        {
            db.Add(
                new TimeOff
                {
                    MemberId = member.Id,
                    From = Instants.Cut(until.AddDays(from)),
                    Until = Instants.Cut(until.AddDays(back)),
                    Reason = "Annual leave",
                }
            );
        }
    }
}
