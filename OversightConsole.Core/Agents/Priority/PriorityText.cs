using OversightConsole.Core.Agents.Text;
using OversightConsole.Core.Learning;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents.Priority;

/// <summary>What the models of impact and urgency read: title, text, and the class and the way in as words.</summary>
public static class PriorityText
{
    /// <summary>
    /// How these texts are learned. The class decides most, so it counts four times (chosen on seeds 1 to 3 of the demo
    /// desk, measured on others: <c>docs/agents.md</c>).
    /// </summary>
    public static TrainingOptions Options { get; } =
        new TrainingOptions
        {
            Fields = [new TextField("summary", 2), new TextField("description"), new TextField("facts", 4)],
            Cost = 0.3,
            SecondView = false,
        }.Quick();

    /// <summary>The texts of a ticket of class <paramref name="leaf"/>.</summary>
    public static IReadOnlyList<string> Of(SorRecord ticket, string? leaf) =>
        [.. TicketText.Of(ticket), Facts(leaf, ticket.Source.Code)];

    /// <summary>The class of a closed ticket; null without one.</summary>
    public static string? LeafOf(SorRecord ticket) =>
        (ticket[TicketFields.Item] ?? ticket[TicketFields.Subtype] ?? ticket[TicketFields.Type])?.Id;

    private static string Facts(string? leaf, string source)
    {
        var words = new List<string> { "via_" + Word(source) };
        // All levels, so that a rare item is read like its subtype.
        for (var part = leaf; part is { Length: > 0 }; part = Above(part))
            words.Add("class_" + Word(part));
        return string.Join(' ', words);
    }

    private static string? Above(string code) => code.LastIndexOf('/') is > 0 and var slash ? code[..slash] : null;

    private static string Word(string code) => string.Concat(code.Select(c => char.IsLetterOrDigit(c) ? c : '_'));
}
