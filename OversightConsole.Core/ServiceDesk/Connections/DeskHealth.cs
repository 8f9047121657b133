using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Telemetry;

namespace OversightConsole.Core.ServiceDesk.Connections;

/// <summary>
/// Which of the connected desks answer. A desk that throws is logged, and nobody in this process asks it again for
/// <see cref="Pause"/>: it costs one wait and not one for each page and each round. The other desks go on.
/// </summary>
public sealed class DeskHealth(ISystemOfRecord desk, TimeProvider time, ILogger<DeskHealth> log)
{
    /// <summary>How long a desk that failed is not asked.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _silentUntil = new(StringComparer.Ordinal);

    /// <summary>The desks that are asked now.</summary>
    public IReadOnlyList<ISystemOfRecord> Answering => [.. desk.Desks.Where(d => !IsSilent(d.Connection))];

    /// <summary>The connections of the desks that failed and are not asked for a while.</summary>
    public IReadOnlyList<string> Silent => [.. desk.Desks.Select(d => d.Connection).Where(IsSilent)];

    /// <summary>Does something with each desk that is asked now; whether any of them says that there is more.</summary>
    public async Task<bool> EachAsync(Func<ISystemOfRecord, Task<bool>> work, CancellationToken ct)
    {
        var more = false;
        foreach (var one in Answering)
            more |= await TryAsync(one, () => work(one), ct);
        return more;
    }

    /// <summary>What comes of something with one desk; the type's default when it throws.</summary>
    public async Task<T?> TryAsync<T>(ISystemOfRecord one, Func<Task<T>> work, CancellationToken ct)
    {
        try
        {
            return await work();
        }
        // A desk's own time limit is cancelled too; only who gave the token may end the round.
        catch (Exception exception) when (exception is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            ConsoleTelemetry.DeskFailed(one.Connection);
            log.LogError(exception, "The work with desk {Connection} failed", one.Connection);
            // The console's own database says nothing about the desk, and nobody may read that the desk does not answer.
            if (exception is not (DbException or DbUpdateException))
                _silentUntil[one.Connection] = time.GetUtcNow() + Pause;
            return default;
        }
    }

    private bool IsSilent(string connection) =>
        _silentUntil.TryGetValue(connection, out var until) && time.GetUtcNow() < until;
}
