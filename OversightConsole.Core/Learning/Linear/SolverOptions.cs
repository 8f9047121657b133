namespace OversightConsole.Core.Learning.Linear;

/// <summary>What steers dual coordinate descent.</summary>
/// <param name="Cost">C, the price of a violated margin; larger fits the training texts more closely.</param>
/// <param name="MaxEpochs">Passes over the rows at most.</param>
/// <param name="Tolerance">Stops when no dual variable moved by more than this in a pass.</param>
/// <param name="Seed">Orders the rows; the same seed and input give the same weights.</param>
internal sealed record SolverOptions(double Cost, int MaxEpochs, float Tolerance, ulong Seed);
