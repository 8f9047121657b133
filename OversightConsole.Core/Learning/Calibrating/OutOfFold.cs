namespace OversightConsole.Core.Learning.Calibrating;

/// <summary>Fits the calibration on predictions for tickets that the predicting model had not been trained on.</summary>
internal static class OutOfFold
{
    /// <summary>
    /// Fits the calibrator on all out-of-fold scores. The confidences given back beside it come from calibrators that
    /// did not see the ticket either (cross-fitting), so that floors certified on them are not flattered.
    /// </summary>
    /// <param name="scores">The score of each label, for each ticket, by the model of the other folds.</param>
    public static (Calibrator Calibrator, CalibrationPair[] Pairs) Calibrate(
        float[][] scores,
        int[] labels,
        int[] folds,
        int foldCount
    )
    {
        var filled = folds.Distinct().Count();
        if (filled < 2)
            return (new Calibrator(1, null, Calibrator.HighestFor(0)), []);
        var plain = new Calibrator(Temperature.Fit(scores, labels), null, 1);
        var pairs = new CalibrationPair[scores.Length];
        for (var i = 0; i < scores.Length; i++)
        {
            var probabilities = plain.Probabilities(scores[i]);
            var top = 0;
            for (var c = 1; c < probabilities.Length; c++)
            {
                if (probabilities[c] > probabilities[top])
                    top = c;
            }
            pairs[i] = new CalibrationPair(probabilities[top], top == labels[i]);
        }
        var crossFitted = new CalibrationPair[pairs.Length];
        for (var fold = 0; fold < foldCount; fold++)
        {
            var held = fold;
            var other = Fitted(plain, [.. pairs.Where((_, i) => folds[i] != held)]);
            for (var i = 0; i < pairs.Length; i++)
            {
                if (folds[i] == held)
                    crossFitted[i] = pairs[i] with { Confidence = other.Confidence(pairs[i].Confidence) };
            }
        }
        return (Fitted(plain, pairs), crossFitted);
    }

    private static Calibrator Fitted(Calibrator plain, CalibrationPair[] pairs) =>
        plain with
        {
            Curve = pairs.Length >= Calibrator.PairsForCurve ? IsotonicCurve.Fit(pairs) : null,
            Highest = Calibrator.HighestFor(pairs.Length),
        };
}
