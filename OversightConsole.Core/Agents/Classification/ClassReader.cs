using System.Collections.Concurrent;
using OversightConsole.Core.Learning;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents.Classification;

/// <summary>
/// Says what class another ticket is of: the one that stands on it, or, while nobody has set one, what it reads like. Only
/// for comparing tickets; nothing is proposed from it.
/// </summary>
public sealed class ClassReader(AgentMemory<ClassificationKnowledge> memory)
{
    /// <summary>Below this what it reads like is not said, 0–1: a comparison on a guess would find company everywhere.</summary>
    private const double LeastConfidence = 0.5;

    // The open tickets of a customer are read for each of its new ones; some 2 MiB.
    private const int MostRemembered = 20_000;

    private Remembered _read = new(null);

    /// <summary>An item's, a subtype's or a type's id; null where neither is known.</summary>
    public string? Of(NearTicket near)
    {
        if (near.Class is not null || memory.Knowledge is not { } knowledge)
            return near.Class;
        var remembered = _read;
        if (!ReferenceEquals(remembered.By, knowledge) || remembered.Classes.Count > MostRemembered)
            _read = remembered = new Remembered(knowledge);
        var key = (near.Number, HashCode.Combine(near.Summary, near.Text));
        return remembered.Classes.GetOrAdd(key, _ => Read(knowledge, near));
    }

    private static string? Read(ClassificationKnowledge knowledge, NearTicket near)
    {
        var read = knowledge.Model.Predict(near.Summary, near.Text);
        // Board, type, subtype and item: the last that is given.
        return read.Recognised && read.Confidence >= LeastConfidence
            ? read.Label.Split('|').Skip(1).LastOrDefault(p => p.Length > 0)
            : null;
    }

    /// <summary>What a version of Classification said of tickets as they read then.</summary>
    private sealed record Remembered(ClassificationKnowledge? By)
    {
        public ConcurrentDictionary<(string Number, int Texts), string?> Classes { get; } = [];
    }
}
