using OversightConsole.Core.ServiceDesk.Embedded.Customers;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.ServiceDesk.Embedded.Directory;

/// <summary>Says what is known of customers in the seam's words.</summary>
internal static class CatalogCustomers
{
    public static CatalogCompany Company(DeskDirectory desk, Company company) =>
        new(new FieldValue(company.Id, company.Name), company.IsCatchAll, company.IsCoManaged)
        {
            Domains = company.EmailDomains,
            Phone = company.Phone,
            Remarks = company.Remarks,
            Sites =
            [
                .. desk
                    .Sites.Values.Where(s => s.CompanyId == company.Id)
                    .OrderBy(s => s.Id, StringComparer.Ordinal)
                    .Select(s => new CatalogSite(new FieldValue(s.Id, s.Name), s.Phone)),
            ],
        };

    public static CatalogContact Contact(Contact contact) =>
        new(new FieldValue(contact.Id, contact.Name), contact.CompanyId)
        {
            Site = contact.SiteId,
            Email = contact.Email.ToLowerInvariant(),
            Phone = contact.Phone,
            Title = contact.Title,
            IsVip = contact.IsVip,
            IsApprover = contact.IsApprover,
            IsCustomerIt = contact.IsCustomerIt,
            IsDefault = contact.IsDefault,
        };

    public static CatalogAgreement Agreement(Agreement agreement) =>
        new(new FieldValue(agreement.Id, agreement.Name), agreement.CompanyId)
        {
            StartsOn = agreement.StartsOn,
            EndsOn = agreement.EndsOn,
            IsCancelled = agreement.IsCancelled,
            Covers = agreement.Covers,
            BlockHoursLeft = agreement.BlockHoursLeft,
        };

    public static IReadOnlyList<CatalogConfiguration> Configurations(DirectoryRows rows)
    {
        var byId = rows.Configurations.ToDictionary(c => c.Id);
        var below = rows.Dependencies.ToLookup(d => d.ConfigurationId);
        return
        [
            .. rows
                .Configurations.Where(c => !c.IsRetired)
                .OrderBy(c => c.Id, StringComparer.Ordinal)
                .Select(c =>
                {
                    var failing = Failing(c.Id, below);
                    return new CatalogConfiguration(new FieldValue(c.Id, c.Name), c.CompanyId, Storage.Codes.Of(c.Type))
                    {
                        Site = c.SiteId,
                        MonitoringName = c.MonitoringName,
                        DependentSites =
                        [
                            .. failing
                                .SelectMany(id => below[id])
                                .Where(d => d.DependentSiteId is not null)
                                .Select(d => d.DependentSiteId!)
                                .Distinct(),
                        ],
                        Dependents = [.. failing.Where(id => id != c.Id).Select(id => byId[id].Name)],
                    };
                }),
        ];
    }

    /// <summary>The configuration and everything that fails with it; a circle of dependencies ends where it began.</summary>
    private static List<string> Failing(string id, ILookup<string, ConfigurationDependency> below)
    {
        var failing = new List<string> { id };
        for (var i = 0; i < failing.Count; i++)
            foreach (var dependent in below[failing[i]].Select(d => d.DependentConfigurationId))
                if (dependent is not null && !failing.Contains(dependent))
                    failing.Add(dependent);
        return failing;
    }
}
