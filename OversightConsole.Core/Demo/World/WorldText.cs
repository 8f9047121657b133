namespace OversightConsole.Core.Demo.World;

// How customers.json is written; DemoWorld turns it into records with full ids.

internal sealed record CompanyText(
    string Id,
    string Name,
    string[] Domains,
    string Phone,
    string Sla,
    string Territory,
    double Share,
    double Opens,
    double Closes,
    string App,
    string Remarks,
    bool CoManaged,
    bool Seasonal,
    SiteText[] Sites,
    string[] Contacts,
    AgreementText[] Agreements,
    string[] Configurations,
    string[] Depends
);

internal sealed record SiteText(string Id, string Name, string Address, string Phone);

internal sealed record AgreementText(
    string Id,
    string Name,
    string Type,
    int From,
    int? To,
    string? Sla,
    string[]? Covers,
    double? BlockHours
);
