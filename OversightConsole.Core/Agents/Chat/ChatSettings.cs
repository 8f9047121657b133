namespace OversightConsole.Core.Agents.Chat;

/// <summary>Which language service to ask, and what it may cost. Without an endpoint none is asked.</summary>
public sealed record ChatSettings
{
    /// <summary>No language service is asked.</summary>
    public static readonly ChatSettings Off = new();

    /// <summary>An endpoint that speaks OpenAI's protocol, up to and including its version; null switches it off.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>Sent as the bearer; may be empty for a local endpoint.</summary>
    public string Key { get; init; } = "";

    /// <summary>The model's name there.</summary>
    public string Model { get; init; } = "";

    /// <summary>How long one answer may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Tokens a day, in and out together; when they are used up nothing more is asked that day (UTC).</summary>
    public long TokensPerDay { get; init; } = 1_000_000;

    /// <summary>Cost a day, in the currency of the prices.</summary>
    public double CostPerDay { get; init; } = 10;

    /// <summary>What a million tokens in cost.</summary>
    public double PricePerMillionIn { get; init; }

    /// <summary>What a million tokens out cost.</summary>
    public double PricePerMillionOut { get; init; }

    /// <summary>Whether there is one to ask.</summary>
    public bool IsOn => Endpoint is not null;

    /// <summary>
    /// The version of what a service may word, by whether one is configured and not by whether it answered about this ticket:
    /// a claim speaks of the agent as it is set up, with all tickets on which the service was of no use or not allowed.
    /// </summary>
    /// <param name="own">The version of what is made without it.</param>
    public string VersionOf(string own) => IsOn ? $"{own}+{Model}" : own;

    /// <summary>What so many tokens cost.</summary>
    public double CostOf(long tokensIn, long tokensOut) =>
        (tokensIn * PricePerMillionIn + tokensOut * PricePerMillionOut) / 1_000_000;
}
