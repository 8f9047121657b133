namespace OversightConsole.Core.Learning.Maths;

/// <summary>The logistic function and its inverse: between a probability and its log odds.</summary>
public static class Logistic
{
    /// <summary>The probability of the given log odds, 0 to 1.</summary>
    public static double Sigmoid(double odds) => 1 / (1 + Math.Exp(-odds));

    /// <summary>The log odds of a probability; infinite at 0 and 1, so whoever may meet these clamps first.</summary>
    public static double Logit(double probability) => Math.Log(probability / (1 - probability));
}
