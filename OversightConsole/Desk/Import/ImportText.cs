using System.Globalization;
using OversightConsole.Core.ServiceDesk.Import;
using OversightConsole.Core.ServiceDesk.Import.Mapping;

namespace OversightConsole.Desk.Import;

/// <summary>How the import page says things.</summary>
internal static class ImportText
{
    /// <summary>What a column may stand for, in the order in which it is offered.</summary>
    public static readonly IReadOnlyList<(ImportField Field, string Label)> Fields =
    [
        (ImportField.Id, "Ticket number or id"),
        (ImportField.Text, "Summary and description in one"),
        (ImportField.Summary, "Summary"),
        (ImportField.Body, "Description"),
        (ImportField.Company, "Company"),
        (ImportField.Contact, "Contact"),
        (ImportField.Sender, "Sender's address"),
        (ImportField.Board, "Board"),
        (ImportField.Type, "Type"),
        (ImportField.Subtype, "Subtype"),
        (ImportField.Item, "Item"),
        (ImportField.Category, "Category (becomes the type)"),
        (ImportField.Priority, "Priority"),
        (ImportField.Status, "Status"),
        (ImportField.Opened, "Opened at"),
        (ImportField.Closed, "Closed at"),
        (ImportField.Source, "How it came in"),
        (ImportField.Notes, "Internal note"),
    ];

    /// <summary>A number with thousands separators: "1,204".</summary>
    public static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>"1,204 tickets", "1 ticket".</summary>
    public static string Count(long number, string one) => $"{Count(number)} {one}{(number == 1 ? "" : "s")}";

    /// <summary>"12.5 MB", as file managers write it.</summary>
    public static string Size(long bytes) =>
        bytes switch
        {
            >= 1_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.0} GB"),
            >= 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(bytes / 1e3):0} kB"),
        };

    /// <summary>What an import under way is doing.</summary>
    public static string Doing(ImportProgress? progress) =>
        progress switch
        {
            null => "Starting",
            { Phase: ImportPhase.Checking } =>
                $"Step 1 of 2: reading the whole file. {Count(progress.Read, "row")} so far, nothing written yet.",
            { Phase: ImportPhase.Importing } =>
                $"Step 2 of 2: writing. {Count(progress.Imported, "ticket")} in, {Count(progress.Duplicates)} already there, {Count(progress.Rejected)} rejected.",
            _ => throw new ArgumentOutOfRangeException(nameof(progress), progress.Phase, "Unknown phase."),
        };
}
