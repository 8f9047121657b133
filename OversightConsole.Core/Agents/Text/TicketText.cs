using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Text;

namespace OversightConsole.Core.Agents.Text;

/// <summary>The texts of a ticket that the model reads, in the order of its fields.</summary>
public static class TicketText
{
    /// <summary>A ticket this long has said what it is about; the rest is cut, so that no ticket can hold the agent up.</summary>
    public const int Longest = 20_000;

    /// <summary>The names under which spans in these texts are reported.</summary>
    public static readonly IReadOnlyList<string> Sources = ["summary", "description"];

    /// <summary>Summary and description.</summary>
    public static IReadOnlyList<string> Of(SorRecord ticket) =>
        [ticket[TicketFields.Summary]?.Name ?? "", ticket.Description.Cut(Longest, ending: "")];

    /// <summary>Both as one text, for finding similar tickets.</summary>
    public static string Joined(IReadOnlyList<string> text) => string.Join('\n', text);
}
