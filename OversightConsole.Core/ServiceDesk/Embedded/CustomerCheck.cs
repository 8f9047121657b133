using OversightConsole.Core.ServiceDesk.Embedded.Customers;
using OversightConsole.Core.ServiceDesk.Embedded.Directory;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.ServiceDesk.Embedded;

/// <summary>Company, site, contact and agreement belong together; what no longer does after a change of company is cleared.</summary>
internal static class CustomerCheck
{
    public static void Run(
        DeskDirectory desk,
        Dictionary<string, string?> asked,
        Dictionary<string, string?> wanted,
        DateOnly day,
        Action<string, string> refuse
    )
    {
        var company = wanted[TicketFields.Company];
        if (company is null)
        {
            refuse(
                TicketFields.Company,
                $"A ticket needs a company; choose {desk.CatchAll.Name} while the customer is not known."
            );
            return;
        }
        if (!desk.Companies.TryGetValue(company, out var found))
        {
            refuse(TicketFields.Company, $"There is no company '{company}'; choose one from the list.");
            return;
        }
        Belongs(TicketFields.Site, id => desk.Sites.GetValueOrDefault(id)?.CompanyId);
        Belongs(TicketFields.Contact, id => desk.Contacts.GetValueOrDefault(id)?.CompanyId);
        Belongs(TicketFields.Agreement, id => desk.Agreements.GetValueOrDefault(id)?.CompanyId);
        if (
            asked.GetValueOrDefault(TicketFields.Agreement) is { } agreement
            && desk.Agreements.TryGetValue(agreement, out var a)
            && !a.IsInForceOn(day)
        )
            refuse(
                TicketFields.Agreement,
                $"The agreement {a.Name} is not in force on {day:yyyy-MM-dd}; choose one that is, or none."
            );

        void Belongs(string field, Func<string, string?> companyOf)
        {
            if (wanted[field] is not { } id || companyOf(id) == company)
                return;
            if (asked.GetValueOrDefault(field) is null)
                wanted[field] = null;
            else
                refuse(field, $"The {field} '{id}' does not belong to {found.Name}; choose one of theirs, or none.");
        }
    }
}
