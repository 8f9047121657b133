using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace OversightConsole.Tests.Fixtures;

/// <summary>A log that keeps the exceptions it is given.</summary>
public sealed class LoggedFailures : ILogger
{
    private readonly ConcurrentQueue<Exception> failures = [];

    public IReadOnlyCollection<Exception> All => failures;

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
        if (exception is not null)
            failures.Enqueue(exception);
    }
}
