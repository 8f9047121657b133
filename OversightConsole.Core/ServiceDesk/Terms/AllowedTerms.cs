namespace OversightConsole.Core.ServiceDesk.Terms;

/// <summary>What a customer allows with its tickets; null where nobody has set it, which <em>not set</em> reads as.</summary>
/// <param name="LanguageModel">Whether they may be sent to a language service; not set: nothing is sent.</param>
/// <param name="Training">
/// Whether agents may learn from them; not set: they may, because a model is trained and stays on this machine.
/// </param>
/// <param name="Autonomy">Whether agents may act alone on them; not set: a person decides.</param>
public sealed record AllowedTerms(bool? LanguageModel, bool? Training, bool? Autonomy)
{
    /// <summary>The terms of a customer for whom nobody has set any.</summary>
    public static readonly AllowedTerms NotSet = new(null, null, null);

    /// <summary>The terms with everything allowed, said openly: what a customer of the embedded desk starts with.</summary>
    public static readonly AllowedTerms All = new(true, true, true);

    /// <summary>Whether anything may be sent to a language service.</summary>
    public bool MaySend => LanguageModel == true;

    /// <summary>Whether agents may learn from the tickets.</summary>
    public bool MayLearn => Training != false;

    /// <summary>Whether agents may act alone.</summary>
    public bool MayActAlone => Autonomy == true;
}
