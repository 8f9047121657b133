namespace OversightConsole.Commands.Line;

/// <summary>
/// What was given on the command line cannot be used. The message is one sentence that names the field and the remedy; it
/// goes to standard error, and the exit code is 2.
/// </summary>
public sealed class CommandInputException(string message, Exception? inner = null) : Exception(message, inner);
