using OversightConsole.Core.Proposals;

namespace OversightConsole.Core.Pipeline.Asking;

/// <summary>What an agent said of a ticket before, and whether it owes another look.</summary>
/// <param name="Latest">Its newest proposal that nothing replaced; null when it made none.</param>
/// <param name="IsStale">Whether that one has turned stale.</param>
/// <param name="BasisChanged">Whether what it rested on is another now.</param>
internal sealed record PreviousProposal(Proposal? Latest, bool IsStale, bool BasisChanged)
{
    /// <summary>
    /// Whether its proposal waits on something that is no longer so though nothing changed on the ticket itself: an
    /// earlier agent now says otherwise.
    /// </summary>
    public bool RestsOnOldNews => BasisChanged && !IsStale && Latest?.Status.IsOpen() == true;

    /// <summary>
    /// Whether it is asked. A proposal that waits or is being sent stands; one that was decided stays decided until what
    /// it rested on changes.
    /// </summary>
    public bool IsOwed => Latest is null || IsStale || (BasisChanged && !Latest.Status.IsOnItsWay());

    /// <summary>The proposal that a new one takes the place of.</summary>
    public Guid? Supersedes => IsStale || RestsOnOldNews ? Latest!.Id : null;

    /// <param name="except">The challenger; null when none does.</param>
    public static PreviousProposal Of(
        IReadOnlyList<Proposal> proposals,
        string agent,
        string? except,
        IReadOnlySet<Guid> stale,
        bool basisChanged
    )
    {
        // Not by time alone: a proposal and the one it replaces may carry the same instant.
        var replaced = proposals.Select(p => p.SupersedesId).ToHashSet();
        var latest = proposals
            // What a challenger says, in Shadow, is not the champion's answer.
            .Where(p => p.AgentVersion != except || p.Status != ProposalStatus.Shadowed)
            .Where(p => p.Agent == agent && p.Status != ProposalStatus.Withdrawn && !replaced.Contains(p.Id))
            .OrderByDescending(p => p.Status != ProposalStatus.Shadowed)
            .ThenByDescending(p => p.CreatedAt)
            .FirstOrDefault();
        var isStale = latest is not null && (latest.Status == ProposalStatus.Stale || stale.Contains(latest.Id));
        return new PreviousProposal(latest, isStale, basisChanged);
    }
}
