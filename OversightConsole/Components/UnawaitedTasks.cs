using Microsoft.JSInterop;

namespace OversightConsole.Components;

/// <summary>Work that is begun in a call that cannot wait for it, such as an event's.</summary>
public static class UnawaitedTasks
{
    /// <summary>Lets the task run; a failure is logged. A browser that has gone meanwhile is none.</summary>
    public static void LogFailure(this Task task, ILogger logger)
    {
        if (!task.IsCompletedSuccessfully)
            task.ContinueWith(
                t => Log(t.Exception!.GetBaseException(), logger),
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default
            );
    }

    private static void Log(Exception failure, ILogger logger)
    {
        if (failure is not JSDisconnectedException)
            logger.LogError(failure, "Something that nobody waited for failed.");
    }
}
