using OversightConsole.Core.Demo.World;

namespace OversightConsole.Core.Demo.Generator;

/// <summary>What technicians do with a ticket: whom it goes to, how long it takes, how they book it (and misbook it).</summary>
public sealed class Bookings(DateTimeOffset until)
{
    /// <summary>The share of closed tickets that carry a class the technician chose wrongly.</summary>
    public const double SlipShare = 0.017;

    /// <summary>The class in the books: the truth but for a slip, mostly to a sibling.</summary>
    public static TrueClass Book(DemoRandom random, TrueClass truth)
    {
        if (!random.Chance(SlipShare))
            return truth;
        var type = TicketClasses.All.Where(c => c.Code != truth.Code && c.Class.Type == truth.Type).ToList();
        var siblings = type.Where(c => c.Class.Subtype == truth.Subtype).ToList();
        return (siblings.Count > 0 && random.Chance(0.7) ? random.Pick(siblings) : random.Pick(type)).Class;
    }

    /// <summary>The member of the team who takes it: one with the skill, mostly.</summary>
    public string Owner(DemoRandom random, string team, string code, DateTimeOffset at)
    {
        var days = (at - until).TotalDays;
        var there = DemoWorld
            .Instance.Members.Where(m => m.Team == team && !(m.AwayFrom <= days && days < m.AwayUntil))
            .ToList();
        var weights = there
            .Select(m => m.Skills.Any(s => code.StartsWith(s, StringComparison.Ordinal)) ? 6.0 : 1.0)
            .ToList();
        return there[random.Weighted(weights)].Id;
    }

    /// <summary>When it was done: around the usual hours, urgent ones sooner, a few much later.</summary>
    public static DateTimeOffset ClosedAt(DemoRandom random, DateTimeOffset opened, double usualHours, string priority)
    {
        var haste = priority switch
        {
            "p1" => 0.35,
            "p2" => 0.6,
            "p3" => 1,
            _ => 1.6,
        };
        var hours = usualHours * haste * Math.Exp(random.Around(0, 0.8)) * (random.Chance(0.05) ? 4 : 1);
        var closed = opened.AddHours(Math.Clamp(hours, 0.1, 24 * 20));
        return closed.AddTicks(-(closed.Ticks % TimeSpan.TicksPerSecond));
    }
}
