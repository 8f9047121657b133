using System.Globalization;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Promotion;

namespace OversightConsole.Fleet.Promotion;

/// <summary>The sentences of promotion and refusal.</summary>
internal static class PromotionText
{
    /// <summary>Which of one's own answers are left out.</summary>
    public static string Own(long own) =>
        own switch
        {
            0 => "You answered none of them; your own answers would be left out.",
            1 => "Your own answer is left out.",
            _ => $"Your own {FleetText.Count(own)} answers are left out.",
        };

    /// <summary>"About 12 Jan; 40 answers a day would make it 3 Dec."; what is known of when.</summary>
    public static string When(PromotionStatus current, DateOnly today)
    {
        if (current.Accuracy.Count < AloneOutlook.FewestToSay)
            return $"Too early to say: first estimate at {AloneOutlook.FewestToSay} reviews.";
        var way = current.Way;
        var faster = AloneOutlook.Faster(way, today);
        return (way.About, faster) switch
        {
            ({ } about, { } sooner) when sooner < about =>
                $"About {FleetText.Day(about, today)}; {AloneOutlook.FasterPace} answers a day would make it {FleetText.Day(sooner, today)}.",
            ({ } about, _) => $"About {FleetText.Day(about, today)}.",
            (null, { } sooner) when way.Remaining > 0 =>
                $"Nobody answers its suggestions now; {AloneOutlook.FasterPace} answers a day would make it {FleetText.Day(sooner, today)}.",
            _ => "Not at this accuracy: what people put right has to be mended first.",
        };
    }

    /// <summary>How many right answers would do at best, and how many count a day.</summary>
    public static string? Needed(WayThere way) =>
        way.RightAtBest switch
        {
            null or 0 => null,
            1 => $"One more right answer at best; {PerDay(way.PerDay)}.",
            { } best => $"{FleetText.Count(best)} more right answers in a row at best; {PerDay(way.PerDay)}.",
        };

    /// <summary>Whether a date can be said at all: only accuracy takes time.</summary>
    public static bool TakesTime(PromotionStatus current) =>
        current.Gates.Any(g => g is { Kind: GateKind.Accuracy, State: GateState.Open });

    public static string Stays(AgentMode mode) =>
        $"No one can override this rule here. It stays in {FleetText.Mode(mode)} and nothing has changed.";

    private static string PerDay(double perDay) =>
        perDay switch
        {
            0 => "today there are none a day",
            < 1 => "today there is less than one a day",
            _ => $"today there are {Math.Round(perDay).ToString("#,0", CultureInfo.InvariantCulture)} a day",
        };
}
