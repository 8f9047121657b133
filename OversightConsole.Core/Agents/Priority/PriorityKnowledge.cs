using OversightConsole.Core.Learning;
using OversightConsole.Core.Learning.Matching;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents.Priority;

/// <summary>What Priority has learned from how people left closed tickets.</summary>
/// <param name="Impact">Texts and class to low, medium or high.</param>
/// <param name="Urgency">The model that reads the urgency.</param>
/// <param name="Measured">How often both were right together, on later tickets than those learned from.</param>
public sealed record PriorityKnowledge(TextModel Impact, TextModel Urgency, PriorityMeasured Measured)
{
    /// <summary>How many cases of its own a fact needs before what was measured counts as much as even odds, which say that nothing was.</summary>
    private const double Prior = 4;
    private const double Unmeasured = 0.5;

    /// <summary>What the models say of a ticket.</summary>
    public PriorityReading Read(SorRecord ticket, string? leaf)
    {
        var text = PriorityText.Of(ticket, leaf);
        return new PriorityReading(text, Impact.Predict(text), Urgency.Predict(text));
    }

    /// <summary>The calibrated chance that impact and urgency are both right, 0–1.</summary>
    /// <param name="reading">What the models say.</param>
    /// <param name="raised">What facts made of it.</param>
    /// <param name="facts">The facts that count.</param>
    public double Confidence(PriorityReading reading, (Degree Impact, Degree Urgency) raised, IEnumerable<string> facts)
    {
        if (raised == reading.Degrees)
            return Math.Clamp(PlattScaling.Apply(Measured.Together, Likelihood(reading, raised)), 0.01, 0.99);
        var seen = facts.Select(f => Measured.Facts.GetValueOrDefault(f)).Where(f => f is not null).ToList();
        var (right, cases) = (seen.Sum(f => f!.Right), seen.Sum(f => f!.Cases));
        return Math.Clamp((right + Prior * Unmeasured) / (cases + Prior), 0.01, 0.99);
    }

    /// <summary>What the models give these degrees together, before it is measured, 0–1.</summary>
    public static double Likelihood(PriorityReading reading, (Degree Impact, Degree Urgency) degrees) =>
        Chance(reading.Impact, degrees.Impact) * Chance(reading.Urgency, degrees.Urgency);

    /// <summary>The degree as it is stored: "medium".</summary>
    public static string Code(Degree degree) => degree.ToString().ToLowerInvariant();

    internal static Degree Degree(string code) => Enum.Parse<Degree>(code, ignoreCase: true);

    private static double Chance(Prediction prediction, Degree degree) =>
        prediction.Ranked.FirstOrDefault(r => r.Label == Code(degree))?.Confidence ?? 0;
}

/// <summary>What the models say of one ticket.</summary>
/// <param name="Text">The texts that the models read.</param>
/// <param name="Impact">Ranked degrees of impact.</param>
/// <param name="Urgency">Ranked degrees of urgency.</param>
public sealed record PriorityReading(IReadOnlyList<string> Text, Prediction Impact, Prediction Urgency)
{
    /// <summary>The likeliest of each.</summary>
    public (Degree Impact, Degree Urgency) Degrees =>
        (PriorityKnowledge.Degree(Impact.Label), PriorityKnowledge.Degree(Urgency.Label));
}

/// <summary>Measured on tickets later in time than those learned from.</summary>
/// <param name="Together">From the product of both likelihoods to the share in which both were right.</param>
/// <param name="Facts">By kind of fact: where it raised a degree, how often people had left exactly that.</param>
public sealed record PriorityMeasured(LogisticModel Together, IReadOnlyDictionary<string, FactMeasured> Facts);

/// <summary>How often a kind of fact was right.</summary>
public sealed record FactMeasured(int Right, int Cases);
