using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Tests.Agents.CompanyAndContact;

/// <summary>A desk of two customers, put together by hand.</summary>
internal static class SmallDesk
{
    public static readonly SorCatalog Catalog = new(
        [
            Board("triage", ("new", "respond"), ("closed-noise", "resolved")),
            Board("service-desk", ("new", "respond"), ("completed", "resolved")),
            Board("alerts", ("new", "respond"), ("self-healed", "resolved")),
            Board("security", ("new", "respond"), ("contain", "plan")),
        ],
        [],
        [
            new CatalogCompany(new FieldValue("catchall", "Catchall"), true, false),
            new CatalogCompany(new FieldValue("contoso", "Contoso Fabrication"), false, true)
            {
                Domains = ["contosofab.example"],
                Phone = "+1 555 0130",
            },
            new CatalogCompany(new FieldValue("harbor", "Harbor Legal LLP"), false, false)
            {
                Domains = ["harborlegal.example"],
                Phone = "+1 555 0120",
            },
        ],
        [],
        []
    )
    {
        Contacts =
        [
            new CatalogContact(new FieldValue("contoso/greg", "Greg Sutter"), "contoso") { IsCustomerIt = true },
            new CatalogContact(new FieldValue("contoso/marge", "Marge Toland"), "contoso")
            {
                Email = "marge.toland@contosofab.example",
            },
            new CatalogContact(new FieldValue("harbor/chloe", "Chloe Marsden"), "harbor")
            {
                Email = "chloe.marsden@harborlegal.example",
                Phone = "+1 555 0120 ext. 25",
            },
        ],
        Agreements =
        [
            new CatalogAgreement(new FieldValue("contoso/managed", "Managed"), "contoso")
            {
                StartsOn = new DateOnly(2026, 1, 1),
            },
            new CatalogAgreement(new FieldValue("contoso/backup", "Backup"), "contoso")
            {
                StartsOn = new DateOnly(2026, 1, 1),
                Covers = ["incident/backup"],
            },
            new CatalogAgreement(new FieldValue("harbor/old", "Old"), "harbor")
            {
                StartsOn = new DateOnly(2025, 1, 1),
                EndsOn = new DateOnly(2026, 11, 22),
            },
        ],
    };

    private static CatalogBoard Board(string id, params (string Id, string Stage)[] statuses) =>
        new(
            FieldValue.Text(id),
            [
                .. statuses.Select(s => new CatalogStatus(FieldValue.Text(s.Id), s.Stage, s.Id == "closed-noise")
                {
                    SetAside = s.Id switch
                    {
                        "closed-noise" => SetAside.Noise,
                        "self-healed" => SetAside.SelfHealed,
                        _ => SetAside.No,
                    },
                }),
            ],
            []
        )
        {
            IsSecurity = id == "security",
        };
}
