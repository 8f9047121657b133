using OversightConsole.Core.Pipeline.Training;
using OversightConsole.Core.ServiceDesk.Import;

namespace OversightConsole.Background;

/// <summary>Has the agent learn from closed tickets when there is enough to learn from, but never from half an import.</summary>
public sealed class LearningWork(ImportHistory imports, ClassificationTraining training)
{
    /// <summary>Always false: there is no more to do right away. The end of an import wakes it.</summary>
    public async Task<bool> RunOnceAsync(CancellationToken ct)
    {
        var standing = await imports.SinceAsync(await training.LearnedAtAsync(ct), ct);
        if (!standing.UnderWay)
            await training.TrainIfNeededAsync(standing.Closed, ct);
        return false;
    }
}
