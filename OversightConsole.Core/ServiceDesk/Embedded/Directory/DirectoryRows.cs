using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.ServiceDesk.Embedded.Configuration;
using OversightConsole.Core.ServiceDesk.Embedded.Customers;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.ServiceDesk.Embedded.Directory;

/// <summary>The rows a <see cref="DeskDirectory"/> is made of, as one read found them.</summary>
internal sealed record DirectoryRows(
    List<Board> Boards,
    List<BoardStatus> Statuses,
    List<TicketClass> Classes,
    List<BoardClass> BoardClasses,
    List<Priority> Priorities,
    List<PriorityCell> Grid,
    List<ServiceLevel> Slas,
    List<ServiceLevelTarget> Targets,
    List<BusinessCalendar> Calendars,
    List<BusinessHours> Hours,
    List<Company> Companies,
    List<Site> Sites,
    List<Contact> Contacts,
    List<Agreement> Agreements,
    List<Member> Members,
    List<Team> Teams,
    List<WorkflowRule> Rules,
    List<TimeOff> Away,
    List<ConfigurationItem> Configurations,
    List<ConfigurationDependency> Dependencies
)
{
    public static async Task<DirectoryRows> ReadAsync(OversightDbContext db, CancellationToken ct) =>
        new(
            await All<Board>(db, ct),
            await All<BoardStatus>(db, ct),
            await All<TicketClass>(db, ct),
            await All<BoardClass>(db, ct),
            await All<Priority>(db, ct),
            await All<PriorityCell>(db, ct),
            await All<ServiceLevel>(db, ct),
            await All<ServiceLevelTarget>(db, ct),
            await All<BusinessCalendar>(db, ct),
            await All<BusinessHours>(db, ct),
            await All<Company>(db, ct),
            await All<Site>(db, ct),
            await All<Contact>(db, ct),
            await All<Agreement>(db, ct),
            await All<Member>(db, ct),
            await All<Team>(db, ct),
            await All<WorkflowRule>(db, ct),
            await All<TimeOff>(db, ct),
            await All<ConfigurationItem>(db, ct),
            await All<ConfigurationDependency>(db, ct)
        );

    private static Task<List<T>> All<T>(OversightDbContext db, CancellationToken ct)
        where T : class => db.Set<T>().AsNoTracking().ToListAsync(ct);
}
