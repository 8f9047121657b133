using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Outcomes;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.ServiceDesk.Connections;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Reports.Overrides;

/// <summary>
/// Makes rows of overrides, page by page, so that a million of them need no more memory than a thousand. Customers are
/// named by the desk of the ticket.
/// </summary>
internal sealed class OverrideRows(OversightDbContext db, DeskCatalogs catalogs)
{
    private const int Page = 500;

    /// <summary>
    /// Every override of the filter, oldest first, each with its rows. Call it inside a snapshot. A desk without a row is
    /// not asked: one that has no tickets yet may not be able to describe itself.
    /// </summary>
    public async IAsyncEnumerable<IReadOnlyList<OverrideRow>> StreamAsync(
        ISystemOfRecord desk,
        DeskZone zone,
        OverrideFilter filter,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        var all = OverrideQuery.Overridden(db, zone, filter);
        (DateTimeOffset At, Guid Id)? last = null;
        while (true)
        {
            var rest = all;
            if (last is var (at, id))
                // The first half lets the database go straight to the place; the second settles equal instants.
                rest = all.Where(j => j.Decision.At >= at && (j.Decision.At > at || j.Decision.Id > id));
            var page = await rest.OrderBy(j => j.Decision.At)
                .ThenBy(j => j.Decision.Id)
                .Take(Page)
                .Records()
                .ToListAsync(ct);
            await catalogs.AddAsync(desk, page.Select(r => r.Ticket), ct);
            foreach (var rows in await OfAsync(page, ct))
                yield return rows;
            if (page.Count < Page)
                yield break;
            last = (page[^1].At, page[^1].Id);
        }
    }

    /// <summary>The rows of each record, in the records' order.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<OverrideRow>>> OfAsync(
        IReadOnlyList<OverrideRecord> records,
        CancellationToken ct
    )
    {
        var ids = records.Select(r => r.ProposalId).ToList();
        var found = await db.Set<ProposalOutcome>()
            .Where(o => ids.Contains(o.ProposalId))
            .Select(o => new { o.ProposalId, o.Kind })
            .ToListAsync(ct);
        var outcomes = found.ToLookup(o => o.ProposalId, o => o.Kind);
        return [.. records.Select(r => Rows(r, OverrideOutcomes.Of(r.Status, outcomes[r.ProposalId])))];
    }

    private List<OverrideRow> Rows(OverrideRecord record, string outcome) =>
        [
            .. record.Changed.Select(c => new OverrideRow(
                record.At,
                record.Ticket.Text,
                record.Company is { } company ? catalogs.Of(record.Ticket).CompanyName(company) : null,
                record.Agent,
                record.AgentVersion,
                c.Field,
                c.Suggested?.Name,
                c.Right?.Name,
                record.Reason ?? "",
                record.Comment,
                record.ByName,
                record.Confidence,
                record.Risk,
                outcome
            )),
        ];
}
