using OversightConsole.Core.Demo.World;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Demo.Generator.Weighing;

/// <summary>
/// Impact and urgency as an experienced dispatcher finds them: from what the ticket says, who asks, and what depends on
/// the device that is down; where nothing is said, as tickets of the class usually are.
/// </summary>
public static class Degrees
{
    /// <summary>
    /// The share of tickets whose impact was set one step off, and, drawn apart, the same for urgency: people's judgement,
    /// which nothing in the ticket explains. Nobody can know both degrees of more than some 87 of 100 tickets.
    /// </summary>
    public const double OffShare = 0.07;

    /// <summary>What is right of such a ticket.</summary>
    /// <param name="profile">The class of the ticket.</param>
    /// <param name="said">What the text says.</param>
    /// <param name="asks">The person who asks; null for monitoring.</param>
    /// <param name="down">The device that is down; null where none is named or it is not down.</param>
    public static (Degree Impact, Degree Urgency) Right(
        ClassProfile profile,
        Bearings said,
        DemoContact? asks,
        (bool Sites, bool Others)? down
    )
    {
        var impact = Impact(Usual(profile.Impact), said);
        var urgency = Urgency(Usual(profile.Urgency), said);
        if (asks is { IsVip: true })
            urgency = AtLeast(urgency, Degree.Medium);
        return down switch
        {
            { Sites: true } => (Degree.High, Degree.High),
            { Others: true } => (AtLeast(impact, Degree.Medium), urgency),
            _ => (impact, urgency),
        };
    }

    /// <summary>What people left: mostly the right degree, now and then one step off.</summary>
    public static Degree Left(DemoRandom random, Degree right)
    {
        if (!random.Chance(OffShare))
            return right;
        return right == Degree.Medium && random.Chance(0.5) ? Degree.High
            : right == Degree.Medium ? Degree.Low
            : Degree.Medium;
    }

    /// <summary>The next higher degree, at most high.</summary>
    public static Degree Up(Degree degree) => degree == Degree.Low ? Degree.Medium : Degree.High;

    private static Degree Impact(Degree usual, Bearings said) =>
        said.HasFlag(Bearings.All) ? Degree.High
        : said.HasFlag(Bearings.Some) ? Degree.Medium
        : said.HasFlag(Bearings.One) ? Degree.Low
        : usual;

    private static Degree Urgency(Degree usual, Bearings said) =>
        said.HasFlag(Bearings.Today) ? Degree.High
        : said.HasFlag(Bearings.Later) ? Degree.Low
        : said.HasFlag(Bearings.Stuck) ? Degree.High
        : said.HasFlag(Bearings.Around) && usual == Degree.High ? Degree.Medium
        : said.HasFlag(Bearings.Around) ? Degree.Low
        : usual;

    private static Degree AtLeast(Degree degree, Degree least) => degree < least ? least : degree;

    /// <summary>The degree with the greatest weight.</summary>
    private static Degree Usual(double[] weights) => (Degree)Array.IndexOf(weights, weights.Max());
}
