namespace OversightConsole.Core.Autonomy.Evidence;

/// <summary>What the items of one incident came to, within a claim: copies of one fault count once.</summary>
public sealed class EvidenceUnit
{
    public required string Claim { get; init; }

    public required string Unit { get; init; }

    public int Right { get; set; }

    public int Wrong { get; set; }
}
