using OversightConsole.Core.ServiceDesk;

namespace OversightConsole.Core.Agents.Classification;

/// <summary>
/// Says what class another ticket is of: the one that stands on it, or, while nobody has set one, what it reads like. Only
/// for comparing tickets; nothing is proposed from it.
/// </summary>
public sealed class ClassReader(ClassificationMemory memory)
{
    /// <summary>Below this what it reads like is not said, 0–1: a comparison on a guess would find company everywhere.</summary>
    private const double LeastConfidence = 0.5;

    /// <summary>An item's, a subtype's or a type's id; null where neither is known.</summary>
    public string? Of(NearTicket near)
    {
        if (near.Class is not null || memory.Knowledge is not { } knowledge)
            return near.Class;
        var read = knowledge.Model.Predict(near.Summary, near.Text);
        // Board, type, subtype and item: the last that is given.
        return read.Recognised && read.Confidence >= LeastConfidence
            ? read.Label.Split('|').Skip(1).LastOrDefault(p => p.Length > 0)
            : null;
    }
}
