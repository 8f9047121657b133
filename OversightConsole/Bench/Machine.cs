using System.Globalization;
using System.Runtime.InteropServices;

namespace OversightConsole.Bench;

/// <summary>What a figure was measured on: it says little without.</summary>
internal static class Machine
{
    /// <summary>Processors, memory, system, runtime and build, in one line.</summary>
    public static string Describe() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Environment.ProcessorCount} × {Processor()}, {Memory():0} GiB, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, {Build} build"
        );

    /// <summary>The load average of the last minute, where the system tells it.</summary>
    public static string Load() =>
        File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private static double Memory() => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1L << 30);

    private static string Processor() =>
        File.Exists("/proc/cpuinfo")
        && File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))
            is { } line
            ? line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()
            : RuntimeInformation.ProcessArchitecture.ToString();

#if DEBUG
    private const string Build = "Debug";
#else
    private const string Build = "Release";
#endif
}
