using System.Text.RegularExpressions;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents.Intake;

/// <summary>Whether a customer's own IT staff have taken a ticket; their last word on it counts.</summary>
internal static partial class CustomerItTakeover
{
    /// <summary>Who took it and in which words; null when nobody did, or they gave it back.</summary>
    public static (string Who, string Said)? By(TicketView view)
    {
        (string, string)? taken = null;
        if (view.Contact is { IsCustomerIt: true } requester && Takes(view.Text.Description))
            taken = (requester.Value.Name, view.Text.Description);
        foreach (var note in view.Actual.Notes.Where(n => n.By.Kind == ActorKind.Customer))
        {
            if (view.Catalog.Contact(note.By.Id) is not { IsCustomerIt: true } staff || staff.Company != Owner(view))
                continue;
            if (Is(GivesBack(), note.Text))
                taken = null;
            else if (Takes(note.Text))
                taken = (staff.Value.Name, note.Text);
        }
        return taken;
    }

    private static string? Owner(TicketView view) => view.Company?.Value.Id;

    private static bool Takes(string text) => Is(Taking(), text) && !Is(GivesBack(), text);

    private static bool Is(Regex pattern, string text)
    {
        try
        {
            return pattern.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    [GeneratedRegex(
        @"\b(we|i|our it)\s*('ll|’ll| will| are|'re|’re| am|'m|’m)?\s*(take|taking|handle|handling|look after|looking after|deal with|dealing with|got)\b[^.?\n]{0,20}\b(this|it|that|one|over|care)\b|\bleave (it|this|that|this one) (to|with) us\b|\b(wir|ich) (übernehmen|übernehme|kümmern uns|kümmere mich|machen das selbst|erledigen das)\b|\büberlass(t|en sie) (das|es) uns\b|\b(on|nous|je)\s*(s['’]en occupe|nous en occupons|m['’]en occupe|le prend|le prenons|prends? en charge)\b|\blaissez[- ]nous\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex Taking();

    [GeneratedRegex(
        @"\b(over|back) to you\b|\bplease (take (it |this )?over|take (it|this) back)\b|\b(can|could) you (please )?(take|handle|look at) (this|it)\b|\bzurück an euch\b|\bbitte übernehm(t|en sie)\b|\b(à vous|pouvez-vous (le )?reprendre)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex GivesBack();
}
