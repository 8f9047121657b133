using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using OversightConsole.Core.Telemetry;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.Telemetry;

/// <summary>What an operator's tool hears of a ticket's way, from the look of an agent to the write.</summary>
public sealed class TelemetryTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    private readonly ConcurrentBag<string> _heard = [];

    [Fact]
    public async Task The_way_of_a_ticket_is_counted_step_by_step_without_any_text()
    {
        using var meters = Listen();
        using var activities = Follow();
        await using var harness = await AutonomyHarness.OnAsync(database, AutonomyHarness.Easy);

        var line = (await harness.SuggestionsAsync(1))[0];
        await harness.ApprovedAsync(line);
        await harness.SendAsync();

        // Other tests run beside this one and are heard too: what is looked for is there, whatever else is.
        var agent = ReviewHarness.Agent;
        _heard
            .Should()
            .Contain([
                $"oversight.looks agent={agent} result=proposed",
                $"oversight.proposals agent={agent} status=pending",
                $"oversight.decisions agent={agent} verdict=approve",
                "oversight.executions connection=embedded answer=Applied",
                $"agent.look agent={agent}",
                "action.execute connection=embedded",
            ]);
        string[] tags = ["agent", "result", "status", "verdict", "connection", "answer"];
        _heard
            .SelectMany(h => h.Split(' ').Skip(1))
            .Select(t => t.Split('=')[0])
            .Should()
            .OnlyContain(t => tags.Contains(t), "a tag more could carry what nobody may read");
    }

    [Fact]
    public async Task A_round_is_timed()
    {
        using var meters = Listen();
        await using var harness = await ReviewHarness.OnAsync(database);
        await harness.ArrivesAsync();

        await harness.WorkAsync();

        _heard.Should().Contain("oversight.round.duration");
    }

    private MeterListener Listen()
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, l) =>
            {
                if (instrument.Meter.Name == ConsoleTelemetry.Name)
                    l.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((i, _, tags, _) => Hear(i.Name, tags.ToArray()));
        listener.SetMeasurementEventCallback<double>((i, _, tags, _) => Hear(i.Name, tags.ToArray()));
        listener.Start();
        return listener;
    }

    private ActivityListener Follow()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = s => s.Name == ConsoleTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = a => Hear(a.OperationName, [.. a.TagObjects]),
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private void Hear(string name, IEnumerable<KeyValuePair<string, object?>> tags) =>
        _heard.Add(string.Join(' ', tags.Select(t => $"{t.Key}={t.Value}").Prepend(name)));
}
