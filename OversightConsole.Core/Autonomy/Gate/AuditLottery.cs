using System.Security.Cryptography;

namespace OversightConsole.Core.Autonomy.Gate;

/// <summary>
/// Draws which actions are audited: from the operating system's random numbers, so that nobody can foresee it; the demo and
/// simulations bring a seeded source.
/// </summary>
/// <param name="next">The next number, uniform from 0 (inclusive) to 1 (exclusive).</param>
public sealed class AuditLottery(Func<double> next)
{
    /// <summary>A lottery that nobody can predict.</summary>
    public AuditLottery()
        : this(Unpredictable) { }

    /// <summary>True with probability <paramref name="share"/>, 0–1.</summary>
    public bool Draw(double share) => next() < share;

    private static double Unpredictable()
    {
        Span<byte> bytes = stackalloc byte[8];
        RandomNumberGenerator.Fill(bytes);
        return (BitConverter.ToUInt64(bytes) >> 11) * (1.0 / (1UL << 53));
    }
}
