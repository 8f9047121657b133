using Microsoft.Extensions.Logging;

namespace OversightConsole.Tests.Fixtures;

/// <summary>A log that keeps the commands which were sent to the database.</summary>
public sealed class CommandLog : ILoggerProvider, ILogger
{
    public List<string> Commands { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        if (eventId.Name?.EndsWith("CommandExecuted", StringComparison.Ordinal) == true)
            Commands.Add(formatter(state, exception));
    }

    public void Dispose() { }
}
