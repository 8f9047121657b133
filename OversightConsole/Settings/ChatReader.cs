using System.Globalization;
using OversightConsole.Core.Agents.Chat;

namespace OversightConsole.Settings;

/// <summary>Reads <c>Models:Chat</c>: where a language service is, and what it may cost.</summary>
internal sealed class ChatReader(IConfiguration configuration, List<string> errors)
{
    private const string Section = "Models:Chat:";

    public ChatSettings Read()
    {
        var defaults = ChatSettings.Off;
        var settings = defaults with
        {
            Key = Value("Key") ?? "",
            Model = Value("Model") ?? "",
            Timeout = TimeSpan.FromSeconds(Number("TimeoutSeconds", defaults.Timeout.TotalSeconds, 0.1, 600)),
            TokensPerDay = (long)Number("TokensPerDay", defaults.TokensPerDay, 0, 1e12),
            CostPerDay = Number("CostPerDay", defaults.CostPerDay, 0, 1e9),
            PricePerMillionIn = Number("PricePerMillionIn", 0, 0, 1e6),
            PricePerMillionOut = Number("PricePerMillionOut", 0, 0, 1e6),
        };
        if (Value("Endpoint") is not { } text)
            return settings;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var endpoint) || endpoint.Scheme is not ("http" or "https"))
        {
            errors.Add($"{Section}Endpoint '{text}' is no http address; use one such as https://host/v1.");
            return settings;
        }
        if (settings.Model.Length == 0)
            errors.Add($"{Section}Model is empty; name the model that the endpoint serves.");
        return settings with { Endpoint = endpoint };
    }

    private double Number(string key, double fallback, double least, double most)
    {
        if (Value(key) is not { } text)
            return fallback;
        if (
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && value >= least
            && value <= most
        )
            return value;
        errors.Add(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Section}{key} '{text}' is not a number from {least} to {most}; use one."
            )
        );
        return fallback;
    }

    private string? Value(string key) =>
        configuration[Section + key] is { } text && text.Trim().Length > 0 ? text.Trim() : null;
}
