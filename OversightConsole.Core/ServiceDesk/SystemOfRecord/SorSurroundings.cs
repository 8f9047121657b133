namespace OversightConsole.Core.ServiceDesk.SystemOfRecord;

/// <summary>What is wanted of a ticket's surroundings; each part costs a read.</summary>
[Flags]
public enum AroundParts
{
    /// <summary>No surroundings.</summary>
    None = 0,

    /// <summary>The customer's tickets of the last <see cref="SorSurroundings.CustomerDays"/> days.</summary>
    SameCustomer = 1,

    /// <summary>Every customer's tickets of the last <see cref="SorSurroundings.LatelyHours"/> hours.</summary>
    Lately = 2,

    /// <summary>Where earlier tickets from the same address ended up.</summary>
    Sender = 4,

    /// <summary>How many open tickets everybody has.</summary>
    Load = 8,

    /// <summary>Who wrote the fields as they stand.</summary>
    SetBy = 16,

    /// <summary>The configurations the ticket is about.</summary>
    Configurations = 32,

    /// <summary>The customer's closed tickets that read alike, with how they were resolved.</summary>
    Resolved = 64,

    /// <summary>The customer's accounts, devices and senders that were touched, as they stand.</summary>
    Contained = 128,
}

/// <summary>Asks for what surrounds a ticket.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="Company">Whose other tickets to look at; may be a customer that is only proposed yet.</param>
/// <param name="Sender">The address it came from.</param>
/// <param name="Now">The instant after which nothing is returned.</param>
/// <param name="Parts">The parts that are wanted.</param>
public sealed record SorAround(SorRef Ticket, string? Company, string? Sender, DateTimeOffset Now, AroundParts Parts)
{
    /// <summary>What the ticket says, plain; what <see cref="AroundParts.Resolved"/> compares with.</summary>
    public string Text { get; init; } = "";
}

/// <summary>What surrounds a ticket, as far as it was asked for and the desk can tell.</summary>
public sealed record SorSurroundings
{
    /// <summary>How far back a customer's other tickets are told, in days.</summary>
    public const int CustomerDays = 60;

    /// <summary>How far back all customers' tickets are told, in hours.</summary>
    public const int LatelyHours = 3;

    /// <summary>So many tickets of each kind at most, the newest.</summary>
    public const int Most = 200;

    /// <summary>Surroundings of which nothing is known.</summary>
    public static readonly SorSurroundings Nothing = new();

    /// <summary>The customer's other tickets, newest first.</summary>
    public IReadOnlyList<NearTicket> SameCustomer { get; init; } = [];

    /// <summary>Every customer's other tickets of the last hours, newest first.</summary>
    public IReadOnlyList<NearTicket> Lately { get; init; } = [];

    /// <summary>Where closed tickets from the same address ended up, most often first.</summary>
    public IReadOnlyList<SenderPast> Sender { get; init; } = [];

    /// <summary>Open tickets by member's id; nobody with none is in it.</summary>
    public IReadOnlyDictionary<string, int> Load { get; init; } = new Dictionary<string, int>();

    /// <summary>Who wrote each field last, where anybody did since the ticket was opened.</summary>
    public IReadOnlyDictionary<string, Actor> SetBy { get; init; } = new Dictionary<string, Actor>();

    /// <summary>When each field of <see cref="SetBy"/> was written last.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> SetAt { get; init; } = new Dictionary<string, DateTimeOffset>();

    /// <summary>Ids of the configurations the ticket is about.</summary>
    public IReadOnlyList<string> Configurations { get; init; } = [];

    /// <summary>The customer's closed tickets that read alike, most alike first.</summary>
    public IReadOnlyList<ResolvedNear> Resolved { get; init; } = [];

    /// <summary>The customer's accounts, devices and senders that were touched; all others stand as delivered.</summary>
    public IReadOnlyList<DirectoryObject> Contained { get; init; } = [];
}

/// <summary>Another ticket, as much of it as one compares.</summary>
public sealed record NearTicket(string Number, string Summary, DateTimeOffset OpenedAt)
{
    /// <summary>The beginning of what the requester wrote, at most 1,000 characters; untrusted.</summary>
    public string Text { get; init; } = "";

    /// <summary>The source of the ticket.</summary>
    public TicketSource Source { get; init; } = TicketSource.Of("");
    public string Company { get; init; } = "";
    public string? Site { get; init; }
    public string? Contact { get; init; }
    public string? Owner { get; init; }

    /// <summary>Its class down to where it is given: an item's, a subtype's or a type's id; null without one.</summary>
    public string? Class { get; init; }
    public string Status { get; init; } = "";
    public string? Parent { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
}

/// <summary>Where tickets from one address ended up, and how often.</summary>
public sealed record SenderPast(string Company, string? Contact, int Count);
