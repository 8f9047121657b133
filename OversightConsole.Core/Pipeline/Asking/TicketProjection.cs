using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Pipeline.Asking;

/// <summary>
/// The ticket as it would stand if what agents proposed and nobody refused yet came true: what a later agent works on.
/// </summary>
internal sealed class TicketProjection
{
    private readonly SorRecord _actual;
    private readonly List<ProposedAction> _actions = [];

    private TicketProjection(SorRecord actual) => _actual = actual;

    /// <summary>With what is proposed, as it was proposed.</summary>
    public static TicketProjection OfProposed(SorRecord actual, IEnumerable<Proposal> proposals)
    {
        var projection = new TicketProjection(actual);
        foreach (var proposal in proposals.OrderBy(p => p.CreatedAt))
            projection.Add(proposal.Action);
        return projection;
    }

    /// <summary>Reads what is proposed or decided on the ticket and not written yet.</summary>
    public static async Task<TicketProjection> OfAsync(
        OversightDbContext db,
        SorRecord actual,
        IReadOnlyList<Proposal> proposals,
        IReadOnlySet<Guid> stale,
        CancellationToken ct
    )
    {
        var projection = new TicketProjection(actual);
        var open = proposals
            .Where(p => p.Status.MayStillStand() && !stale.Contains(p.Id))
            .OrderBy(p => p.CreatedAt)
            .ToList();
        var overridden = open.Where(p => p.Status is ProposalStatus.Overridden or ProposalStatus.Executing)
            .Select(p => p.Id)
            .ToList();
        var decisions =
            overridden.Count == 0
                ? []
                : await db.Set<Decision>().AsNoTracking().Where(d => overridden.Contains(d.ProposalId)).ToListAsync(ct);
        foreach (var proposal in open)
        {
            var decided = decisions.Find(d => d.ProposalId == proposal.Id && d.Round == proposal.Round);
            projection.Add(decided?.Value is { } value ? proposal.Action.With(value) : proposal.Action);
        }
        return projection;
    }

    /// <summary>What a proposal that was just made would write.</summary>
    public void Add(ProposedAction action)
    {
        if (action.Target is null)
            _actions.Add(action);
    }

    /// <summary>The ticket for an agent that writes <paramref name="except"/>: its own proposals are not facts to it.</summary>
    public SorRecord For(IReadOnlySet<string> except)
    {
        var changes = _actions
            .SelectMany(a => a.Changes)
            .Where(c => !except.Contains(c.Field) && !FieldValue.Same(c.After, _actual[c.Field]))
            .ToList();
        if (changes.Count == 0)
            return _actual;
        var fields = new Dictionary<string, FieldValue>(_actual.Fields, StringComparer.Ordinal);
        foreach (var change in changes)
            if (change.After is { } after)
                fields[change.Field] = after;
            else
                fields.Remove(change.Field);
        return _actual with { Fields = fields };
    }

    /// <summary>The view of an agent: with what others proposed, and without what it proposed itself.</summary>
    public TicketView ViewFor(string agent, TicketView ticket, IReadOnlyList<Proposal> proposals)
    {
        var writes = proposals
            .Where(p => p.Agent == agent)
            .SelectMany(p => p.Action.Changes)
            .Select(c => c.Field)
            .ToHashSet();
        return ticket with { Ticket = For(writes) };
    }

    /// <summary>A hash of everything that <paramref name="agent"/> rests on.</summary>
    public static string BasisOf(IAgent agent, TicketView view)
    {
        var facts = string.Join('\n', agent.RestsOn.Select(f => $"{f}={view.Fact(f)}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(facts)))[..16];
    }
}
