using OversightConsole.Core.Demo.Generator;

namespace OversightConsole.Core.Demo.Seeding;

/// <summary>
/// Further tickets of the same customers, drawn one after another from the seed: what the days before the start have
/// brought is chance of the calendar, and the demo's start must not depend on it.
/// </summary>
/// <param name="seed">The same seed gives the same tickets.</param>
/// <param name="until">They came in the hours before this, early enough to be worked off by then.</param>
/// <param name="zone">The desk's time zone.</param>
/// <param name="forecast">What will come of each.</param>
internal sealed class FurtherTickets(int seed, DateTimeOffset until, TimeZoneInfo zone, Forecast forecast)
{
    /// <summary>A look at one takes less than a millisecond; one in some hundred is foreseen sure and wrong.</summary>
    private const int MostLooked = 4_000;

    private static readonly TimeSpan Latest = TimeSpan.FromHours(1);
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(10);
    private readonly DemoGenerator _generator = new(seed, until, zone);
    private int _drawn;

    /// <summary>The next one that fits; null where none does among so many that no further look would help.</summary>
    public Foreseen? Next(Func<Foreseen, bool> fits)
    {
        for (var looked = 0; looked < MostLooked; looked++)
        {
            // They come in the hour before the latest one, again and again: nothing is known of the order in which they fit.
            var at = until - Latest - Apart * (_drawn * 7 % 360);
            var next = forecast.Of(_generator.Further(++_drawn, at));
            if (fits(next))
                return next;
        }
        return null;
    }
}
