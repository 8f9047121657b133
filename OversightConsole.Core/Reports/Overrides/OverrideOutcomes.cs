using OversightConsole.Core.Outcomes;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Reports.Overrides;

/// <summary>
/// The outcome of an override, as one code: what happened last in effect (<c>undone</c>, <c>contradicted</c>,
/// <c>reopened</c>, <c>kept</c>), <c>pending</c> while its seven days run, else where the proposal stands.
/// </summary>
internal static class OverrideOutcomes
{
    private static readonly OutcomeKind[] Order =
    [
        OutcomeKind.Undone,
        OutcomeKind.Contradicted,
        OutcomeKind.Reopened,
        OutcomeKind.Kept,
    ];

    public static string Of(ProposalStatus status, IEnumerable<OutcomeKind> found)
    {
        var known = found.ToHashSet();
        foreach (var kind in Order)
            if (known.Contains(kind))
                return Codes.Of(kind);
        return status == ProposalStatus.Executed ? "pending" : Codes.Of(status);
    }
}
