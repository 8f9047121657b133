namespace OversightConsole.Core.Autonomy.Promotion;

/// <summary>What became of a wish to promote.</summary>
public abstract record PromotionOutcome;
