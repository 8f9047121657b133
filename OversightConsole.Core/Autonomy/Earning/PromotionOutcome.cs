namespace OversightConsole.Core.Autonomy;

/// <summary>What became of a wish to promote.</summary>
public abstract record PromotionOutcome;
