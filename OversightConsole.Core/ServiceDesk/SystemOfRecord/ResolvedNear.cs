namespace OversightConsole.Core.ServiceDesk.SystemOfRecord;

/// <summary>A closed ticket of the same customer that reads alike.</summary>
/// <param name="Number">The number of the ticket.</param>
/// <param name="Summary">The title of the ticket; untrusted text.</param>
/// <param name="Company">The customer of the ticket, by id.</param>
/// <param name="Class">Its class down to where it is given: an item's, a subtype's or a type's id; null without one.</param>
/// <param name="Resolution">The last note to the customer before it was closed; null when there was none.</param>
/// <param name="Likeness">How much of what the ticket says stands in it too, weighed by rarity, 0–1.</param>
public sealed record ResolvedNear(
    string Number,
    string Summary,
    string Company,
    string? Class,
    string? Resolution,
    double Likeness
);
