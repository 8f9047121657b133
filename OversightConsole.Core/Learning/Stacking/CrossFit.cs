namespace OversightConsole.Core.Learning.Stacking;

/// <summary>Blends the two views of every ticket by weights fitted on the other folds.</summary>
internal static class CrossFit
{
    /// <summary>
    /// The blend fitted on all tickets, and each ticket's scores blended without it, so that confidence measured on them
    /// is not flattered. Centres the scores given.
    /// </summary>
    public static (StackedModel Blend, float[][] Scores) Of(
        float[][] linear,
        float[][] latent,
        TrainingSet set,
        ParallelOptions parallel
    )
    {
        for (var i = 0; i < linear.Length; i++)
        {
            StackedModel.Centre(linear[i]);
            StackedModel.Centre(latent[i]);
        }
        var blended = new float[linear.Length][];
        StackedModel? ofAll = null;
        Parallel.For(
            0,
            set.FoldCount + 1,
            parallel,
            fold =>
            {
                var use = set.Without(fold);
                if (fold < set.FoldCount && use.Length == linear.Length)
                    return;
                var stackedModel = StackingFit.Fit(
                    [.. use.Select(i => linear[i])],
                    [.. use.Select(i => latent[i])],
                    [.. use.Select(i => set.Labels[i])]
                );
                if (fold == set.FoldCount)
                {
                    ofAll = stackedModel;
                    return;
                }
                for (var i = 0; i < blended.Length; i++)
                {
                    if (set.Folds[i] != fold)
                        continue;
                    blended[i] = [.. linear[i]];
                    stackedModel.Apply(blended[i], [.. latent[i]]);
                }
            }
        );
        return (ofAll!, blended);
    }
}
