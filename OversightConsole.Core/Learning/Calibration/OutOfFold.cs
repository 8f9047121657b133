namespace OversightConsole.Core.Learning.Calibration;

/// <summary>Fits the calibration on predictions for tickets that the predicting model had not been trained on.</summary>
internal static class OutOfFold
{
    /// <summary>
    /// Fits the calibrator on all out-of-fold scores. The confidences given back beside it come from calibrators that
    /// did not see the ticket either (cross-fitting), so that floors certified on them are not flattered.
    /// </summary>
    /// <param name="scores">The score of each label, for each ticket, by the model of the other folds.</param>
    public static (Calibrator Calibrator, OutOfFoldAnswer[] Answers) Calibrate(
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
        var answers = new OutOfFoldAnswer[scores.Length];
        for (var i = 0; i < scores.Length; i++)
        {
            var probabilities = plain.Probabilities(scores[i]);
            var top = 0;
            for (var c = 1; c < probabilities.Length; c++)
            {
                if (probabilities[c] > probabilities[top])
                    top = c;
            }
            answers[i] = new OutOfFoldAnswer(top, probabilities[top], top == labels[i])
            {
                Second = Second(probabilities, top),
            };
        }
        var crossFitted = new OutOfFoldAnswer[answers.Length];
        for (var fold = 0; fold < foldCount; fold++)
        {
            var held = fold;
            var other = Fitted(plain, [.. answers.Where((_, i) => folds[i] != held)]);
            for (var i = 0; i < answers.Length; i++)
            {
                if (folds[i] == held)
                    crossFitted[i] = answers[i] with { Confidence = other.Confidence(answers[i].Confidence) };
            }
        }
        return (Fitted(plain, answers), crossFitted);
    }

    private static int? Second(double[] probabilities, int top)
    {
        int? second = null;
        for (var c = 0; c < probabilities.Length; c++)
        {
            if (c != top && (second is not { } s || probabilities[c] > probabilities[s]))
                second = c;
        }
        return second;
    }

    private static Calibrator Fitted(Calibrator plain, OutOfFoldAnswer[] answers) =>
        plain with
        {
            Curve =
                answers.Length >= Calibrator.PairsForCurve
                    ? IsotonicCurve.Fit([.. answers.Select(a => new CalibrationPair(a.Confidence, a.Right))])
                    : null,
            Highest = Calibrator.HighestFor(answers.Length),
        };
}
