using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Storage;
using static OversightConsole.Core.Proposals.ProposalStatus;

namespace OversightConsole.Core.Proposals;

/// <summary>
/// The one place that moves a proposal. A move is a guarded update: it names the status (and, where the mover looked
/// first, the version) it expects, and tells whether it won.
/// </summary>
public static class ProposalLifecycle
{
    /// <summary>A proposal nobody answers expires after this long.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    private static readonly FrozenDictionary<ProposalStatus, ProposalStatus[]> Moves = new Dictionary<
        ProposalStatus,
        ProposalStatus[]
    >
    {
        [Held] = [Pending, Approved, Stale, Withdrawn, Expired],
        [Pending] = [Approved, Overridden, Rejected, Expired, Stale, Withdrawn, Held],
        [Approved] = [Executing, Pending, Stale],
        [Overridden] = [Executing, Pending, Stale],
        [Rejected] = [Pending],
        [Executing] = [Executed, Stale, Failed, Uncertain],
        [Failed] = [Executing],
        [Uncertain] = [Executed, Failed],
    }.ToFrozenDictionary();

    /// <summary>Whether a proposal may be made in this state.</summary>
    public static bool MayBegin(ProposalStatus status) => status is Shadowed or Held or Pending or Approved;

    /// <summary>Whether the move is one of the lifecycle's.</summary>
    public static bool MayMove(ProposalStatus from, ProposalStatus to) =>
        Moves.TryGetValue(from, out var targets) && targets.Contains(to);

    /// <summary>Whether nothing can happen to it any more.</summary>
    public static bool IsFinal(ProposalStatus status) => !Moves.ContainsKey(status);

    /// <summary>
    /// Moves the proposal if it still stands at <paramref name="from"/>; false means somebody was first and nothing
    /// changed.
    /// </summary>
    /// <param name="version">The version the mover looked at; null where any version in that status will do.</param>
    /// <param name="newRound">True when a retraction opens it for another decision.</param>
    /// <exception cref="InvalidOperationException">The lifecycle has no such move: a bug in the caller.</exception>
    public static async Task<bool> MoveAsync(
        WriteScope write,
        Guid proposal,
        ProposalStatus from,
        ProposalStatus to,
        string? reason = null,
        int? version = null,
        bool newRound = false
    )
    {
        if (!MayMove(from, to))
            throw new InvalidOperationException($"A proposal does not go from {from} to {to}.");
        var moved = await write
            .Db.Set<Proposal>()
            .Where(p => p.Id == proposal && p.Status == from && (version == null || p.Version == version))
            .ExecuteUpdateAsync(s =>
                s.SetProperty(p => p.Status, _ => to)
                    .SetProperty(p => p.StatusReason, _ => reason)
                    .SetProperty(p => p.StatusAt, _ => write.Now)
                    .SetProperty(p => p.Version, p => p.Version + 1)
                    .SetProperty(p => p.Round, p => newRound ? p.Round + 1 : p.Round)
            );
        if (moved == 1)
            write.Touch(Topic.Review);
        return moved == 1;
    }

    /// <summary>
    /// Notes what spoke against acting alone on a proposal whose premise has come true: it was judged for the first time then.
    /// </summary>
    internal static Task ObjectAsync(
        OversightDbContext db,
        Guid proposal,
        IReadOnlyList<GateObjection>? objections,
        CancellationToken ct
    ) =>
        db.Set<Proposal>()
            .Where(p => p.Id == proposal)
            .ExecuteUpdateAsync(s => s.SetProperty(p => p.Objections, _ => objections), ct);

    /// <summary>
    /// Moves all of them if each still stands where it was read, with one update for each status; false means that somebody
    /// was first at one of them and nothing changed.
    /// </summary>
    /// <exception cref="InvalidOperationException">The lifecycle has no such move: a bug in the caller.</exception>
    public static async Task<bool> MoveAllAsync(
        WriteScope write,
        IReadOnlyList<Proposal> proposals,
        ProposalStatus to,
        string? reason = null
    )
    {
        await using var part = await write.Db.BeginWriteAsync(write.Now);
        foreach (var read in proposals.GroupBy(p => p.Status))
        {
            var from = read.Key;
            if (!MayMove(from, to))
                throw new InvalidOperationException($"A proposal does not go from {from} to {to}.");
            var ids = read.Select(p => p.Id).ToList();
            var moved = await write
                .Db.Set<Proposal>()
                .Where(p => ids.Contains(p.Id) && p.Status == from)
                .ExecuteUpdateAsync(s =>
                    s.SetProperty(p => p.Status, _ => to)
                        .SetProperty(p => p.StatusReason, _ => reason)
                        .SetProperty(p => p.StatusAt, _ => write.Now)
                        .SetProperty(p => p.Version, p => p.Version + 1)
                );
            if (moved != ids.Count)
                return false;
        }
        write.Touch(Topic.Review);
        await part.CommitAsync();
        return true;
    }
}
