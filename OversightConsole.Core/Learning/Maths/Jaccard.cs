namespace OversightConsole.Core.Learning.Maths;

/// <summary>How alike two sets are by what they share (Jaccard 1901).</summary>
public static class Jaccard
{
    /// <summary>What is in both ÷ what is in either, 0 to 1; 0 where nothing is shared, also of two empty sets.</summary>
    /// <param name="common">How many are in both.</param>
    /// <param name="one">How many the one set has.</param>
    /// <param name="other">How many the other set has.</param>
    public static double Similarity(int common, int one, int other) =>
        common == 0 ? 0 : (double)common / (one + other - common);
}
