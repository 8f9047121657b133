using System.Runtime.CompilerServices;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents.Senders;

/// <summary>A contact with what a letter can name of them.</summary>
internal sealed record BookPerson(
    CatalogContact Contact,
    string Name,
    string First,
    string Last,
    (string Digits, string? Extension)? Line
)
{
    public static BookPerson Of(CatalogContact contact)
    {
        var words = SenderClues
            .Flatten(contact.Value.Name)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(w => w is not ("dr" or "mr" or "mrs" or "ms" or "prof"))
            .ToList();
        return new BookPerson(
            contact,
            $" {string.Join(' ', words)} ",
            words.Count > 0 ? words[0] : "",
            words.Count > 1 ? words[^1] : "",
            Phones.Of(contact.Phone)
        );
    }

    /// <summary>Whether what stands before the at sign is this person's name.</summary>
    public bool IsSpelledBy(IReadOnlyList<string> parts) =>
        Last.Length > 0
        && (
            (parts.Contains(First) && parts.Contains(Last))
            || parts.Any(p => p == First + Last || p == First[..1] + Last)
        );
}
