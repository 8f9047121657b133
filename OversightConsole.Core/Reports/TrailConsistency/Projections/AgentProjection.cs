using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Reports.TrailConsistency.Projections;

/// <summary>The facts of the entries about an agent's mode and terms; null where an entry does not speak of one.</summary>
internal sealed record AgentActFacts(
    string? Mode,
    string? To,
    string? Claim,
    int? Epoch,
    bool? AsksAll,
    double? Target,
    double? Floor,
    double? CriticalTarget,
    double? SevereTarget,
    double? AuditShare
);

/// <summary>A value with the entry that set it.</summary>
internal readonly record struct Set<T>(T Value, long Entry);

/// <summary>An agent's settings as the trail tells them.</summary>
internal sealed class AgentAtEntry(AgentSettings unset, long entry)
{
    public Set<string> Mode { get; set; } = new(Codes.Of(unset.Mode), entry);
    public Set<string?> PromotedClaim { get; set; } = new(null, entry);
    public Set<int> Epoch { get; set; } = new(unset.Epoch, entry);
    public Set<bool> AsksAll { get; set; } = new(false, entry);
    public Set<double> Target { get; set; } = new(unset.Target, entry);
    public Set<double> Floor { get; set; } = new(unset.Floor, entry);
    public Set<double> CriticalTarget { get; set; } = new(unset.CriticalTarget, entry);
    public Set<double> SevereTarget { get; set; } = new(unset.SevereTarget, entry);
    public Set<double> AuditShare { get; set; } = new(unset.AuditShare, entry);
}

/// <summary>Modes, terms and where autonomy stands, agent by agent.</summary>
internal sealed class AgentProjection : Projection
{
    private const string Plural = "agents";

    /// <summary>Every agent that was ever installed.</summary>
    public SortedDictionary<string, AgentAtEntry> Agents { get; } = new(StringComparer.Ordinal);

    public override IReadOnlyList<string> Kinds =>
        [
            TrailKind.AgentInstalled,
            TrailKind.ModeSet,
            TrailKind.TermsSet,
            TrailKind.AutonomyEarned,
            TrailKind.AutonomyLost,
            TrailKind.DriftAmber,
            TrailKind.DriftCalm,
        ];

    public override void Take(TrailEvent trailEvent)
    {
        var (facts, entry) = (trailEvent.Facts<AgentActFacts>(), trailEvent.Number);
        if (!Agents.TryGetValue(trailEvent.Subject, out var agent))
            Agents[trailEvent.Subject] = agent = new AgentAtEntry(
                new AgentSettings { Agent = trailEvent.Subject },
                entry
            );
        switch (trailEvent.Entry.Kind)
        {
            case TrailKind.AgentInstalled:
                agent.Mode = new(facts.Mode!, entry);
                Promise(agent, facts, entry);
                break;
            case TrailKind.ModeSet:
                agent.Mode = new(facts.To!, entry);
                break;
            case TrailKind.TermsSet:
                Promise(agent, facts, entry);
                break;
            case TrailKind.AutonomyEarned:
                agent.Mode = new(Codes.Of(AgentMode.Autonomous), entry);
                (agent.PromotedClaim, agent.AsksAll) = (new(facts.Claim, entry), new(false, entry));
                break;
            case TrailKind.AutonomyLost:
                agent.Mode = new(facts.To!, entry);
                (agent.PromotedClaim, agent.AsksAll) = (new(null, entry), new(false, entry));
                agent.Epoch = new(facts.Epoch!.Value, entry);
                break;
            default:
                agent.AsksAll = new(facts.AsksAll!.Value, entry);
                break;
        }
    }

    public override async Task CompareAsync(OversightDbContext db, Differences differences, CancellationToken ct)
    {
        var rows = await db.Set<AgentSettings>().AsNoTracking().OrderBy(a => a.Agent).ToListAsync(ct);
        foreach (var row in rows)
            if (Agents.TryGetValue(row.Agent, out var entry))
                Compare(row, entry, differences);
            else
                differences.Add(Plural, $"{Name(row.Agent)} is installed, but no entry says so.", null, row.Agent);
        foreach (var (agent, entry) in Agents.Where(a => rows.All(r => r.Agent != a.Key)))
        {
            var sentence =
                $"{Name(agent)} has no settings any more, but entry {entry.Mode.Entry} set it to {entry.Mode.Value}.";
            differences.Add(Plural, sentence, entry.Mode.Entry, agent);
        }
    }

    private static void Promise(AgentAtEntry agent, AgentActFacts facts, long entry)
    {
        if (facts.Target is { } target)
            agent.Target = new(target, entry);
        if (facts.Floor is { } floor)
            agent.Floor = new(floor, entry);
        if (facts.CriticalTarget is { } critical)
            agent.CriticalTarget = new(critical, entry);
        if (facts.SevereTarget is { } severe)
            agent.SevereTarget = new(severe, entry);
        if (facts.AuditShare is { } share)
            agent.AuditShare = new(share, entry);
    }

    private static void Compare(AgentSettings row, AgentAtEntry then, Differences differences)
    {
        var mode = Codes.Of(row.Mode);
        if (mode != then.Mode.Value)
            Add($"is {mode}, but entry {then.Mode.Entry} set it to {then.Mode.Value}", then.Mode.Entry);
        One(
            "is promoted on",
            row.PromotedClaim ?? "no claim",
            then.PromotedClaim.Value ?? "no claim",
            then.PromotedClaim.Entry
        );
        One("counts its claims from epoch", row.Epoch, then.Epoch.Value, then.Epoch.Entry);
        One("has a target of", row.Target, then.Target.Value, then.Target.Entry);
        One("has a floor of", row.Floor, then.Floor.Value, then.Floor.Entry);
        One("has a critical target of", row.CriticalTarget, then.CriticalTarget.Value, then.CriticalTarget.Entry);
        One("has a severe target of", row.SevereTarget, then.SevereTarget.Value, then.SevereTarget.Entry);
        One("has an audit share of", row.AuditShare, then.AuditShare.Value, then.AuditShare.Entry);
        if (row.AsksAll != then.AsksAll.Value)
            Add(
                row.AsksAll
                    ? $"asks about everything, but entry {then.AsksAll.Entry} says that drift is calm"
                    : $"does not ask about everything, but entry {then.AsksAll.Entry} says that it must",
                then.AsksAll.Entry
            );

        void One<T>(string words, T here, T said, long entry)
            where T : notnull
        {
            if (!here.Equals(said))
                Add(
                    string.Create(
                        System.Globalization.CultureInfo.InvariantCulture,
                        $"{words} {here}, but entry {entry} says {said}"
                    ),
                    entry
                );
        }
        void Add(string end, long entry) => differences.Add(Plural, $"{Name(row.Agent)} {end}.", entry, row.Agent);
    }

    // Not by the register: an agent that nobody registered is one of the things this check is there to report.
    private static string Name(string agent) => ProposalText.Capitalised(agent);
}
