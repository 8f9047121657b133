using OversightConsole.Core.Learning;
using OversightConsole.Core.Learning.Calibration;
using OversightConsole.Core.Learning.Ranking;

namespace OversightConsole.Core.Agents.Learners;

/// <summary>Says how a ranking did on tickets it had not seen.</summary>
internal static class RankingMeasures
{
    private const double Target = 0.95;
    private const double Delta = 0.05;

    public static VersionMeasures? Of(IReadOnlyList<CalibrationPair> pairs) =>
        OutOfFoldMeasures.Of(pairs, () => Floor(pairs));

    private static double? Floor(IReadOnlyList<CalibrationPair> pairs) =>
        ConfidenceFloor.Certify(pairs, Target, ConfidenceFloor.QuantileGrid(pairs, Target, Delta), Delta).Value;
}

/// <summary>Reads a ranking's file.</summary>
internal static class RankingFile
{
    /// <exception cref="CorruptModelException">The file is damaged, or was made for other numbers than the agent gives it.</exception>
    public static RankingModel Read(Stream file, IReadOnlyList<string> features)
    {
        var model = JsonModelFile.Read<RankingModel>(file);
        if (model.Features is null || model.Weights is null || !model.Features.SequenceEqual(features))
            throw new CorruptModelException("The stored ranking was made by another version of the agent.");
        if (model.Weights.Count != features.Count || !(model.Temperature > 0) || !model.Weights.All(double.IsFinite))
            throw new CorruptModelException("The stored ranking is damaged: its numbers do not fit.");
        return model;
    }
}
