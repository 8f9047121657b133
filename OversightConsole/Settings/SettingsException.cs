using OversightConsole.Commands.Line;

namespace OversightConsole.Settings;

/// <summary>The settings cannot be used; the message lists every error, one per line.</summary>
public sealed class SettingsException(IReadOnlyList<string> errors)
    : BadInputException(
        errors.Count == 1
            ? errors[0]
            : $"{errors.Count} settings need a look:{Environment.NewLine}{string.Join(Environment.NewLine, errors.Select(e => "- " + e))}"
    )
{
    /// <summary>One sentence per setting, naming it and the remedy.</summary>
    public IReadOnlyList<string> Errors { get; } = errors;
}
