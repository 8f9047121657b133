using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace OversightConsole.Core.Learning.Latent;

/// <summary>
/// Arithmetic on dense vectors whose length is a multiple of eight. Products are never fused with sums and lanes are
/// added in a fixed order, so that every processor comes to the same model.
/// </summary>
internal static class Dense
{
    /// <summary>How many numbers one vector register holds.</summary>
    public const int Lanes = 8;

    /// <summary>Views numbers as vectors of eight.</summary>
    public static Span<Vector256<float>> Vectors(Span<float> values) =>
        MemoryMarshal.Cast<float, Vector256<float>>(values);

    /// <summary>Views numbers as vectors of eight.</summary>
    public static ReadOnlySpan<Vector256<float>> Vectors(ReadOnlySpan<float> values) =>
        MemoryMarshal.Cast<float, Vector256<float>>(values);

    /// <summary>to += factor · from.</summary>
    public static void AddScaled(float factor, ReadOnlySpan<float> from, Span<float> to)
    {
        var scale = Vector256.Create(factor);
        var source = Vectors(from);
        var target = Vectors(to)[..source.Length];
        for (var i = 0; i < source.Length; i++)
            target[i] += scale * source[i];
    }

    /// <summary>The sum of products.</summary>
    public static float Dot(ReadOnlySpan<float> one, ReadOnlySpan<float> other)
    {
        var a = Vectors(one);
        var b = Vectors(other)[..a.Length];
        var sum = Vector256<float>.Zero;
        for (var i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        var half = sum.GetLower() + sum.GetUpper();
        return half[0] + half[1] + (half[2] + half[3]);
    }

    /// <summary>
    /// Brings a vector to a length; the zero vector stays.
    /// </summary>
    public static void Normalise(Span<float> vector, float length)
    {
        var squares = Dot(vector, vector);
        if (squares <= 0)
            return;
        var scale = length / MathF.Sqrt(squares);
        foreach (ref var value in vector)
            value *= scale;
    }
}
