namespace OversightConsole.Commands.Line;

/// <summary>
/// Bad input to a command: its message is one sentence for stderr that names the field and the remedy, and the process
/// ends with <see cref="ExitCode.BadInput"/>.
/// </summary>
public class BadInputException(string message) : Exception(message);
