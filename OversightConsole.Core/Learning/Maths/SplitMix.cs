namespace OversightConsole.Core.Learning.Maths;

/// <summary>
/// SplitMix64 (Steele, Lea and Flood 2014). Used instead of <see cref="Random"/> because its sequence is fixed for all
/// time: a model trained again from the same tickets is the same to the last bit, on every version of .NET.
/// </summary>
internal struct SplitMix(ulong seed)
{
    private ulong state = seed;

    /// <summary>The next 64 random bits.</summary>
    public ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        return Mix(state);
    }

    /// <summary>Puts the items in a random order (Fisher and Yates).</summary>
    public void Shuffle(Span<int> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = (int)(Next() % (ulong)(i + 1));
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <summary>Spreads the bits of a number evenly; equal numbers give equal results.</summary>
    public static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
