namespace OversightConsole.Access.Start;

/// <summary>
/// Where the set-up link is printed: the process's own output, never the logger, so that it cannot end up in a log file.
/// </summary>
public sealed record SetUpOutput(TextWriter Writer);
