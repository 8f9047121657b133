using System.Diagnostics;
using System.Globalization;

namespace OversightConsole.Bench.Pipeline;

/// <summary>What a run through a backlog came to: pace at its beginning and end, processor time, memory.</summary>
internal sealed class PipelineFigures
{
    private const double MiB = 1024.0 * 1024;
    private readonly Process _process = Process.GetCurrentProcess();
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly string _name;
    private readonly string _agents;
    private readonly int _tickets;
    private readonly TimeSpan _cpu;
    private readonly List<(int Done, TimeSpan At)> _marks = [(0, TimeSpan.Zero)];
    private long _peak;
    private int _proposals;

    private PipelineFigures(string name, string agents, int tickets)
    {
        (_name, _agents, _tickets, _cpu) = (name, agents, tickets, _process.TotalProcessorTime);
        _watch.Restart();
    }

    /// <summary>The table's head.</summary>
    public static string Head =>
        $"{"database", -12}{"agents", -34}{"tickets", 9}{"proposals", 11}{"per second", 12}{"first tenth", 13}{"last tenth", 12}{"CPU s/1,000", 13}{"peak, MiB", 11}";

    public static PipelineFigures Begin(string name, string agents, int tickets) => new(name, agents, tickets);

    /// <summary>Marks how many tickets are done now.</summary>
    public void At(int done)
    {
        _process.Refresh();
        _peak = Math.Max(_peak, _process.WorkingSet64);
        _marks.Add((done, _watch.Elapsed));
    }

    public PipelineFigures End(int proposals)
    {
        _watch.Stop();
        _process.Refresh();
        _proposals = proposals;
        return this;
    }

    /// <summary>The table's line.</summary>
    public override string ToString()
    {
        var last = _marks[^1];
        var early = _marks.Find(m => m.Done >= _tickets / 10);
        var late = _marks.FindLast(m => m.Done <= _tickets * 9 / 10);
        var cpu = (_process.TotalProcessorTime - _cpu).TotalSeconds / _tickets * 1_000;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{_name, -12}{_agents, -34}{_tickets, 9}{_proposals, 11}{Pace(_marks[0], last), 12:0}{Pace(_marks[0], early), 13:0}{Pace(late, last), 12:0}{cpu, 13:0.0}{_peak / MiB, 11:0}"
        );
    }

    private static double Pace((int Done, TimeSpan At) from, (int Done, TimeSpan At) to) =>
        (to.Done - from.Done) / (to.At - from.At).TotalSeconds;
}
