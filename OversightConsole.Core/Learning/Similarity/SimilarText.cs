namespace OversightConsole.Core.Learning.Similarity;

/// <summary>An earlier document that resembles the one asked about.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Tag">Its tag, for example its company.</param>
/// <param name="Similarity">Cosine of the two, from above 0 to 1 for the same words.</param>
public sealed record SimilarText(string Id, int Tag, double Similarity);
