using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Reports.TrailConsistency.Projections;

/// <summary>What a decision and its entry must agree on: all of it but when it is sent, which may be put off.</summary>
internal sealed record DecisionFacts(
    Guid Proposal,
    int Round,
    string Kind,
    string ById,
    string Verdict,
    string? Value,
    string? Reason,
    string? Comment,
    string ProposalHash,
    bool SuggestionHidden,
    DateTimeOffset At
);

/// <summary>The facts of the entries that record a decision.</summary>
internal sealed record DecidedFacts(
    Guid Decision,
    int Round,
    string Verdict,
    string? Value,
    string? Reason,
    string? Comment,
    string ProposalHash,
    bool SuggestionHidden
);

/// <summary>Decisions of people and the gate, and the entries that recorded them.</summary>
internal sealed class DecisionProjection : RowProjection<Guid, Decision>
{
    private const string ByGate = TrailKind.DecisionAutomatic;

    public override IReadOnlyList<string> Kinds => [TrailKind.DecisionRecorded, ByGate];

    protected override string Plural => "decisions";

    protected override (Guid Key, object? Facts) Of(TrailEvent trailEvent)
    {
        var (entry, facts) = (trailEvent.Entry, trailEvent.Facts<DecidedFacts>());
        var isAutomatic = entry.Kind == ByGate;
        return (
            facts.Decision,
            new DecisionFacts(
                Guid.Parse(trailEvent.Subject),
                facts.Round,
                Codes.Of(isAutomatic ? DecisionKind.Automatic : DecisionKind.Human),
                isAutomatic ? "" : entry.ActorId,
                facts.Verdict,
                facts.Value,
                facts.Reason,
                facts.Comment,
                facts.ProposalHash,
                facts.SuggestionHidden,
                entry.At
            )
        );
    }

    protected override (Guid Key, object Facts) Of(Decision row) =>
        (
            row.Id,
            new DecisionFacts(
                row.ProposalId,
                row.Round,
                Codes.Of(row.Kind),
                row.Kind == DecisionKind.Automatic ? "" : row.ById,
                Codes.Of(row.Verdict),
                FieldChange.Text(row.Value),
                row.Reason,
                row.CommentSalt is { } salt ? PersonalText.Hash(salt, row.Comment) : row.Comment,
                row.ProposalHash,
                row.SuggestionHidden,
                row.At
            )
        );

    protected override IQueryable<Decision> Rows(OversightDbContext db) => db.Set<Decision>().AsNoTracking();

    protected override string Name(Guid key) => $"Decision {key}";

    protected override object Erased(object row, object told) =>
        ((DecisionFacts)row).Comment is null ? (DecisionFacts)told with { Comment = null } : told;
}

/// <summary>What a retraction and its entry must agree on.</summary>
internal sealed record RetractionFacts(string ById, DateTimeOffset At);

/// <summary>Which decision an entry takes back.</summary>
internal sealed record TakenBackFacts(Guid Decision);
