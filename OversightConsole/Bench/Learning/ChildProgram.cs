using System.Diagnostics;

namespace OversightConsole.Bench.Learning;

/// <summary>What a program did and cost.</summary>
/// <param name="Output">What it printed.</param>
/// <param name="CpuSeconds">Processor time of all its threads, as last seen before it ended.</param>
/// <param name="PeakMiB">The largest working set seen.</param>
internal sealed record ChildRun(string Output, double CpuSeconds, double PeakMiB);

/// <summary>Finds programs along PATH, and runs them to their end.</summary>
internal static class ChildProgram
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);

    /// <summary>All programs of this name along PATH, in its order.</summary>
    public static IEnumerable<string> Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name))
            .Where(File.Exists)
            .Distinct(StringComparer.Ordinal);

    /// <summary>Runs a program; null when it cannot be started or fails.</summary>
    public static async Task<ChildRun?> RunAsync(string program, IEnumerable<string> arguments, CancellationToken ct)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(program, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var error = process.StandardError.ReadToEndAsync(ct);
        var (cpu, peak) = (TimeSpan.Zero, 0L);
        try
        {
            var ended = process.WaitForExitAsync(ct);
            while (await Task.WhenAny(ended, Task.Delay(Look, ct)) != ended)
                (cpu, peak) = Seen(process, cpu, peak);
            await ended;
            await error;
            return process.ExitCode == 0 ? new ChildRun(await output, cpu.TotalSeconds, peak / (1024.0 * 1024)) : null;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static (TimeSpan Cpu, long Peak) Seen(Process process, TimeSpan cpu, long peak)
    {
        try
        {
            process.Refresh();
            return (process.TotalProcessorTime, Math.Max(peak, process.PeakWorkingSet64));
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It ended in between: what was seen last stands.
            return (cpu, peak);
        }
    }
}
