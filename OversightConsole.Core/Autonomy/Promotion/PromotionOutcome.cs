namespace OversightConsole.Core.Autonomy.Promotion;

/// <summary>The outcome of a request to promote.</summary>
public abstract record PromotionOutcome;
