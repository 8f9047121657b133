using Microsoft.Extensions.DependencyInjection;
using OversightConsole.Core.Execution.Undoing;

namespace OversightConsole.Core.Execution;

/// <summary>Registers what carries decided actions to the system of record, and undoes them.</summary>
public static class ExecutionRegistration
{
    /// <summary>Adds the executor, its outgoing work and undo.</summary>
    public static IServiceCollection AddExecution(this IServiceCollection services)
    {
        services.AddSingleton<Executor>();
        services.AddSingleton<Outgoing>();
        services.AddSingleton<UndoService>();
        return services;
    }
}
