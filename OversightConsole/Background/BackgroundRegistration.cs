using OversightConsole.Core.Autonomy.Drift;
using OversightConsole.Core.Demo.Simulated;
using OversightConsole.Core.Execution;
using OversightConsole.Core.Language;
using OversightConsole.Core.Outcomes;
using OversightConsole.Core.Pipeline.Feed;
using OversightConsole.Core.Pipeline.Work;
using OversightConsole.Core.Reports.TrailConsistency;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Training;
using OversightConsole.Core.Training.Retraining;

namespace OversightConsole.Background;

/// <summary>The work that goes on while nobody clicks. Each piece is idempotent and safe on two nodes at once.</summary>
public static class BackgroundRegistration
{
    /// <summary>Adds it all to the web host.</summary>
    public static IServiceCollection AddBackgroundWork(this IServiceCollection services)
    {
        services.AddSingleton<StartupGate>();
        services.AddHostedService<DeskStart>();
        services.AddHostedService<DemoArrivalsWork>();
        Add<TicketPipeline>(
            "pipeline",
            TimeSpan.FromSeconds(5),
            [Topic.Desk, Topic.Fleet],
            (p, ct) => p.RunOnceAsync(ct)
        );
        Add<Executor>(
            "executor",
            TimeSpan.FromMilliseconds(500),
            [],
            async (e, ct) => await e.RunOnceAsync(ct) >= Executor.Batch
        );
        Add<Expiry>("expiry", TimeSpan.FromMinutes(1), [], async (e, ct) => await e.RunOnceAsync(ct) > 0);
        Add<Retraining>("learning", TimeSpan.FromMinutes(5), [Topic.Lessons], (r, ct) => r.RunOnceAsync(ct));
        Add<VersionsAtWork>(
            "versions at work",
            TimeSpan.FromMinutes(1),
            [Topic.Fleet],
            async (v, ct) =>
            {
                await v.RunOnceAsync(ct: ct);
                return false;
            }
        );
        Add<LanguageRuns>("language", TimeSpan.FromSeconds(5), [Topic.Review], (r, ct) => r.RunOnceAsync(ct));
        Add<TrailCheck>("trail check", TimeSpan.FromMinutes(5), [], (c, ct) => c.RunOnceAsync(ct));
        Add<OutcomeWatch>("outcomes", TimeSpan.FromSeconds(5), [Topic.Desk], (o, ct) => o.RunOnceAsync(ct));
        Add<UncontestedOutcomes>("kept outcomes", TimeSpan.FromMinutes(10), [], (k, ct) => k.RunOnceAsync(ct));
        Add<ReversalWatch>("reversals", TimeSpan.FromMinutes(10), [], (r, ct) => r.RunOnceAsync(ct));
        Add<SimulatedFeed>(
            "line reports",
            TimeSpan.FromSeconds(1),
            [],
            async (f, ct) =>
            {
                await f.RunOnceAsync(ct);
                return false;
            }
        );
        return services;

        void Add<TWork>(
            string name,
            TimeSpan interval,
            IReadOnlyList<Topic> wakes,
            Func<TWork, CancellationToken, Task<bool>> run
        )
            where TWork : notnull =>
            services.AddSingleton<IHostedService>(p =>
            {
                var work = p.GetRequiredService<TWork>();
                return new PeriodicWork(
                    name,
                    interval,
                    wakes,
                    p.GetRequiredService<StartupGate>().WaitAsync,
                    ct => run(work, ct),
                    p.GetRequiredService<ChangeNotifier>(),
                    p.GetRequiredService<TimeProvider>(),
                    p.GetRequiredService<ILogger<PeriodicWork>>()
                );
            });
    }
}
