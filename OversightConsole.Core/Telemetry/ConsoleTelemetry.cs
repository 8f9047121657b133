using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace OversightConsole.Core.Telemetry;

/// <summary>
/// What an operator watches, for whatever listens to .NET's meters and activities: nothing is sent anywhere by the console, and
/// without a listener it costs next to nothing. No tag carries text of a ticket or a name of a person. Counts are taken when
/// the act is written; one whose transaction fails is counted all the same.
/// </summary>
public static class ConsoleTelemetry
{
    /// <summary>The name of the meter and of the source of activities.</summary>
    public const string Name = "OversightConsole";

    private static readonly Meter Meter = new(Name);
    private static readonly ActivitySource Source = new(Name);

    private static readonly Counter<long> Looks = Meter.CreateCounter<long>(
        "oversight.looks",
        "{look}",
        "Looks of agents at tickets, by agent and result."
    );

    private static readonly Counter<long> Proposals = Meter.CreateCounter<long>(
        "oversight.proposals",
        "{proposal}",
        "Proposals of agents, by agent and first status: shadowed, held, pending, or approved where it acts alone."
    );

    private static readonly Counter<long> Decisions = Meter.CreateCounter<long>(
        "oversight.decisions",
        "{decision}",
        "Decisions of people, by agent and verdict."
    );

    private static readonly Counter<long> Executions = Meter.CreateCounter<long>(
        "oversight.executions",
        "{execution}",
        "Actions sent to a service desk, by connection and answer."
    );

    private static readonly Counter<long> SilentDesks = Meter.CreateCounter<long>(
        "oversight.desk.failures",
        "{failure}",
        "Work with a service desk that failed, by connection."
    );

    private static readonly Histogram<double> Rounds = Meter.CreateHistogram<double>(
        "oversight.round.duration",
        "s",
        "Time of one round of the pipeline."
    );

    private static readonly Histogram<double> Trainings = Meter.CreateHistogram<double>(
        "oversight.training.duration",
        "s",
        "Time of one training, by agent."
    );

    /// <summary>Counts an agent's look at a ticket.</summary>
    public static void Looked(string agent, string result) => Looks.Add(1, new("agent", agent), new("result", result));

    /// <summary>Counts a proposal.</summary>
    public static void Proposed(string agent, string status) =>
        Proposals.Add(1, new("agent", agent), new("status", status));

    /// <summary>Counts a person's decision.</summary>
    public static void Decided(string agent, string verdict) =>
        Decisions.Add(1, new("agent", agent), new("verdict", verdict));

    /// <summary>Counts an action that was sent to a service desk.</summary>
    public static void Executed(string connection, string answer) =>
        Executions.Add(1, new("connection", connection), new("answer", answer));

    /// <summary>Counts work with a service desk that failed.</summary>
    public static void DeskFailed(string connection) =>
        SilentDesks.Add(1, new KeyValuePair<string, object?>("connection", connection));

    /// <summary>Times a round of the pipeline, until disposed.</summary>
    public static IDisposable Round(TimeProvider time) =>
        new Span(Source.StartActivity("pipeline.round"), Rounds, time);

    /// <summary>Times a training, until disposed.</summary>
    public static IDisposable Training(string agent, TimeProvider time) =>
        new Span(
            Source.StartActivity("agent.train")?.SetTag("agent", agent),
            Trainings,
            time,
            new KeyValuePair<string, object?>("agent", agent)
        );

    /// <summary>An activity around an agent's look; null where nobody listens.</summary>
    public static Activity? Look(string agent) => Source.StartActivity("agent.look")?.SetTag("agent", agent);

    /// <summary>An activity around sending an action; null where nobody listens.</summary>
    public static Activity? Execution(string connection) =>
        Source.StartActivity("action.execute", ActivityKind.Client)?.SetTag("connection", connection);

    private sealed class Span(
        Activity? activity,
        Histogram<double> duration,
        TimeProvider time,
        params KeyValuePair<string, object?>[] tags
    ) : IDisposable
    {
        private readonly long _start = time.GetTimestamp();

        public void Dispose()
        {
            duration.Record(time.GetElapsedTime(_start).TotalSeconds, tags);
            activity?.Dispose();
        }
    }
}
