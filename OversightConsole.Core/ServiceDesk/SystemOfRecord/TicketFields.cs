namespace OversightConsole.Core.ServiceDesk.SystemOfRecord;

/// <summary>Names of ticket fields, as in agents' proposals, the change log and exports.</summary>
public static class TicketFields
{
    /// <summary>One line that names the trouble.</summary>
    public const string Summary = "summary";

    /// <summary>The queue it lies in; statuses and types are valid per board.</summary>
    public const string Board = "board";

    /// <summary>Incident, Request, Alert.</summary>
    public const string Type = "type";

    /// <summary>The area, valid under the type.</summary>
    public const string Subtype = "subtype";

    /// <summary>The exact matter, valid under the subtype.</summary>
    public const string Item = "item";

    /// <summary>The status of the ticket; it decides the stage of the service level.</summary>
    public const string Status = "status";

    /// <summary>The customer.</summary>
    public const string Company = "company";

    /// <summary>The site of the customer.</summary>
    public const string Site = "site";

    /// <summary>The person who asks.</summary>
    public const string Contact = "contact";

    /// <summary>What pays for it.</summary>
    public const string Agreement = "agreement";

    /// <summary>P1 to P4.</summary>
    public const string Priority = "priority";

    /// <summary>How many are hit: low, medium, high.</summary>
    public const string Impact = "impact";

    /// <summary>How soon it hurts: low, medium, high.</summary>
    public const string Urgency = "urgency";

    /// <summary>The team that works on the ticket.</summary>
    public const string Team = "team";

    /// <summary>The person who works on the ticket.</summary>
    public const string Owner = "owner";

    /// <summary>The ticket this one belongs under.</summary>
    public const string Parent = "parent";

    /// <summary>No field: stands for a note that only staff see, in proposals and their exports. Never has a value on a record.</summary>
    public const string Note = "note";

    /// <summary>No field: stands for an answer to the customer, in proposals and their exports. Never has a value on a record.</summary>
    public const string Reply = "reply";

    /// <summary>Whether it stands for text that is added to the thread and cannot be taken back.</summary>
    public static bool IsThread(string field) => field is Note or Reply;

    /// <summary>Whether its value is free text rather than one of the catalogue's.</summary>
    public static bool IsText(string field) => field == Summary || IsThread(field);
}
