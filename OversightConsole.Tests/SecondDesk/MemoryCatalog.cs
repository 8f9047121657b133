using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Tests.SecondDesk;

/// <summary>What the desk in memory says of itself: two boards, three priorities, one customer.</summary>
internal static class MemoryCatalog
{
    public static SorCatalog Default()
    {
        CatalogStatus[] statuses =
        [
            new(new FieldValue("s-1", "Fresh"), "respond", false),
            new(new FieldValue("s-9", "Done"), "resolved", true),
        ];
        CatalogClass[] classes =
        [
            new(
                new FieldValue("42", "Hardware"),
                new FieldValue("4200", "Printers"),
                new FieldValue(MemoryDesk.Printer, "Driver")
            ),
            new(
                new FieldValue("66", "Threat"),
                new FieldValue("6600", "Mail"),
                new FieldValue(MemoryDesk.Phishing, "Phishing")
            ),
        ];
        return new SorCatalog(
            [
                new CatalogBoard(new FieldValue(MemoryDesk.Queue, "Front desk"), statuses, classes),
                new CatalogBoard(new FieldValue(MemoryDesk.Threats, "Threats"), statuses, classes)
                {
                    IsSecurity = true,
                },
            ],
            [
                new CatalogPriority(new FieldValue(MemoryDesk.Worst, "Severity 1"), 1) { IsCritical = true },
                new CatalogPriority(new FieldValue("sev-2", "Severity 2"), 2),
                new CatalogPriority(new FieldValue(MemoryDesk.Usual, "Severity 3"), 3),
            ],
            [new CatalogCompany(new FieldValue(MemoryDesk.Customer, "Seventh Customer"), false, false)],
            [new FieldValue("joan", "Joan")],
            [new FieldValue("t-1", "Front desk")]
        );
    }
}
