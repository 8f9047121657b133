using OversightConsole.Core.Agents.Chat;

namespace OversightConsole.Core.Agents.Priority;

/// <summary>The degrees of impact and urgency that a language service may choose from in place of Priority.</summary>
internal static class DegreeChoice
{
    public static LabelChoice? For(TicketView view)
    {
        var raise = view.Rules.FirstOrDefault(r => r.Holds(view))?.Raise ?? 0;
        return LabelChoice.Among(
            PriorityAgent.ActionType,
            "how many people or how much of the business is hit (impact) and how soon it must be mended (urgency)",
            view.Catalog.Grid.OrderBy(c => c.Key)
                .Select(c => new ChatLabel(
                    $"impact {c.Key.Impact}, urgency {c.Key.Urgency}",
                    PriorityValues.Of(c.Key, PriorityValues.Moved(view.Catalog, c.Value, raise))
                ))
        );
    }
}
