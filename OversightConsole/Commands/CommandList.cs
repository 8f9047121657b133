using System.CommandLine;
using OversightConsole.Bench;
using OversightConsole.Commands.Accuracy;
using OversightConsole.Commands.Simulate;

namespace OversightConsole.Commands;

/// <summary>Every command besides <c>serve</c>: one line each, in the order help shows them.</summary>
internal static class CommandList
{
    public static readonly IReadOnlyList<Func<Command>> All =
    [
        ImportCommand.Create,
        EvaluateCommand.Create,
        AccuracyCommand.Create,
        AuditCommand.Create,
        ReportCommand.Create,
        ReplayCommand.Create,
        StopCommand.CreateStop,
        StopCommand.CreateResume,
        DemoCommand.Create,
        SimulateCommand.Create,
        BenchCommand.Create,
        SelftestCommand.Create,
    ];
}
