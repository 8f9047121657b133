namespace OversightConsole.Commands.Line;

/// <summary>What the process answers its caller.</summary>
public static class ExitCode
{
    public const int Success = 0;

    /// <summary>The request was understood and could not be carried out, or a check found something broken.</summary>
    public const int Failure = 1;

    /// <summary>The request itself was wrong: an argument, a file, a setting.</summary>
    public const int BadInput = 2;
}
