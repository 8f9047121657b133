namespace OversightConsole.Core.ServiceDesk.SystemOfRecord;

/// <summary>Names one record: which connection, which kind (<see cref="TicketKind"/>), which id there.</summary>
public sealed record SorRef(string Connection, string Kind, string Id)
{
    /// <summary>The kind of a ticket; what is contained has kinds of its own.</summary>
    public const string TicketKind = "ticket";

    /// <summary>The connection whose tickets people name by their number alone: the console's own desk.</summary>
    internal const string Own = "embedded";

    internal const char Colon = ':';

    /// <summary>A ticket of a connection.</summary>
    public static SorRef Ticket(string connection, string id) => new(connection, TicketKind, id);

    /// <summary>The ticket that <see cref="Text"/> names. Every text names one; whether it exists, its desk knows.</summary>
    public static SorRef ParseTicket(string text)
    {
        var (connection, id) = ParseWord(text);
        return Ticket(connection, id);
    }

    /// <summary>An id that no ticket has, for questions that are no single ticket's.</summary>
    public static SorRef NoTicket(string connection) => Ticket(connection, "0");

    /// <summary>
    /// The ticket in one word, as columns, the trail, addresses and screens have it: <c>123</c> on the console's own desk,
    /// <c>rt:123</c> on another. The word does not change with the desks that are connected, so that what was hashed stays true.
    /// </summary>
    public string Text => Word(Connection, Id);

    /// <summary>What has an id on its own desk only (a board, a customer) in one word, as <see cref="Text"/> is a ticket's.</summary>
    public static string Word(string connection, string id) =>
        connection == Own && !id.Contains(Colon, StringComparison.Ordinal) ? id : $"{connection}{Colon}{id}";

    /// <summary>What a <see cref="Word"/> names: which connection, which id there.</summary>
    public static (string Connection, string Id) ParseWord(string word) =>
        word.IndexOf(Colon, StringComparison.Ordinal) is var colon and > 0
            ? (word[..colon], word[(colon + 1)..])
            : (Own, word);

    /// <summary>A ticket's <see cref="Text"/>, so that a sentence or a page that names it says what people know it by; of other kinds, all three parts.</summary>
    public override string ToString() => Kind == TicketKind ? Text : $"{Connection}/{Kind}/{Id}";
}
