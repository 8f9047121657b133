namespace OversightConsole.Core.ServiceDesk.Import.Mapping;

/// <summary>What a column of an imported file may stand for.</summary>
public enum ImportField
{
    /// <summary>The ticket's identity where it comes from; the same one is never imported twice.</summary>
    Id,

    /// <summary>Summary and description in one: of several columns the first is the summary, of one its beginning.</summary>
    Text,

    /// <summary>One line that names the trouble.</summary>
    Summary,

    /// <summary>What the requester wrote (also <c>description</c>).</summary>
    Body,

    /// <summary>The customer, by name or identifier; one the desk does not know is added.</summary>
    Company,

    /// <summary>The requester, by name or address; one the desk does not know is kept in an internal note.</summary>
    Contact,

    /// <summary>The address it was sent from.</summary>
    Sender,

    /// <summary>The board, by name; one the desk does not have is added.</summary>
    Board,

    /// <summary>The type on the board.</summary>
    Type,

    /// <summary>The subtype under the type.</summary>
    Subtype,

    /// <summary>The item under the subtype.</summary>
    Item,

    /// <summary>A plain label: becomes the type on the board "Imported", so that an agent can learn it.</summary>
    Category,

    /// <summary>The priority: its name, its level, or critical, high, medium, low.</summary>
    Priority,

    /// <summary>The status, by its name on the board or by a usual word such as open or resolved.</summary>
    Status,

    /// <summary>When it was opened.</summary>
    Opened,

    /// <summary>When it was closed; a row that has it is closed.</summary>
    Closed,

    /// <summary>How it came in: email, phone, portal.</summary>
    Source,

    /// <summary>Further text, kept as an internal note.</summary>
    Notes,
}
