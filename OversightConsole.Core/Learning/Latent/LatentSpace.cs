using OversightConsole.Core.Learning.Features;

namespace OversightConsole.Core.Learning.Latent;

/// <summary>
/// Latent semantic analysis (Deerwester, Dumais, Furnas, Landauer and Harshman 1990): each single word is a point in a
/// space of few dimensions, words used in the same tickets near each other; a ticket is the sum of its words, brought to
/// one length. The points are rounded to 16 bits, so that a stored model predicts exactly what the trained one did.
/// </summary>
internal sealed class LatentSpace
{
    /// <summary>Length of every ticket's vector: about one for each dimension, which the layer above learns well from.</summary>
    private const float Length = 8;

    private readonly float[] points;

    /// <param name="points">The point of each single word, in the order of features.</param>
    /// <param name="dimensions">A multiple of eight.</param>
    public LatentSpace(float[] points, int dimensions)
    {
        Dimensions = dimensions;
        this.points = points;
        for (var i = 0; i < points.Length; i++)
            points[i] = (float)(Half)points[i];
    }

    /// <summary>How many numbers describe a ticket.</summary>
    public int Dimensions { get; }

    /// <summary>How many words it knows: features 0 to this − 1.</summary>
    public int Words => points.Length / Dimensions;

    /// <summary>The points, one word after the other.</summary>
    public ReadOnlySpan<float> Points => points;

    /// <summary>Places a ticket; all zero when none of its words is known.</summary>
    /// <param name="row">The features of the ticket; only single words count.</param>
    /// <param name="place">Receives <see cref="Dimensions"/> numbers.</param>
    public void Project(ReadOnlySpan<Cell> row, Span<float> place)
    {
        place.Clear();
        var words = Words;
        foreach (var (feature, value) in row)
        {
            if (feature < words)
                Dense.AddScaled(value, points.AsSpan(feature * Dimensions, Dimensions), place);
        }
        Dense.Normalise(place, Length);
    }
}
