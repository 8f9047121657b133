using Microsoft.Data.Sqlite;
using OversightConsole.Composition;
using OversightConsole.Core.Demo.Simulation;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Storage;
using OversightConsole.Settings;

namespace OversightConsole.Commands.Simulate;

/// <summary>The console's services over a database of their own in the folder for temporary files, gone afterwards.</summary>
internal static class ThrowAwayConsole
{
    /// <summary>Runs <paramref name="work"/> with <paramref name="agents"/> known; the configured database and data folder are not touched.</summary>
    public static async Task<T> RunAsync<T>(
        ConsoleSettings settings,
        IEnumerable<AgentDescriptor> agents,
        Func<ClaimSimulation, CancellationToken, Task<T>> work,
        CancellationToken ct
    )
    {
        var folder = Directory.CreateTempSubdirectory("oversight-simulate-").FullName;
        var storage = new StorageOptions
        {
            Provider = StorageProvider.Sqlite,
            ConnectionString = $"Data Source={Path.Combine(folder, "simulation.db")}",
        };
        try
        {
            var console = new ServiceCollection()
                .AddLogging()
                .AddConsole(settings with { Storage = storage, DataDirectory = folder });
            foreach (var agent in agents)
                console.AddAgentDescriptor(agent);
            await using var services = console.BuildServiceProvider();
            await services.GetRequiredService<Schema>().EnsureAsync(ct);
            return await work(services.GetRequiredService<ClaimSimulation>(), ct);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }
}
