namespace OversightConsole.Core.Learning.Similarity;

/// <summary>An earlier document that resembles the one asked about.</summary>
/// <param name="Id">The id of the document.</param>
/// <param name="Tag">The tag of the document, for example its company.</param>
/// <param name="Similarity">Cosine of the two, from above 0 to 1 for the same words.</param>
public sealed record SimilarText(string Id, int Tag, double Similarity);
