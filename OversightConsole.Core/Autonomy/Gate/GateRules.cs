using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Autonomy.Drift;
using OversightConsole.Core.Autonomy.Stopping;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.ServiceDesk.Terms;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Autonomy.Gate;

/// <summary>What speaks against an autonomous agent acting on one ticket. Anything undecidable speaks against.</summary>
internal static class GateRules
{
    public static async Task<bool> MayActAsync(
        OversightDbContext db,
        AgentSettings settings,
        string claim,
        ProposedWrite request,
        SorRecord ticket,
        SorCatalog? catalog,
        CancellationToken ct
    )
    {
        if (request.Waits || request.Risk == RiskTier.High || request.IsSuspicious)
            return false;
        if (await CustomerForbidsAsync(db, request, ticket, catalog, ct))
            return false;
        if (!await IsTrailIntactAsync(db, ct) || !await TrailSaysSoAsync(db, settings, claim, ct))
            return false;
        if (await StopSwitch.HoldsAsync(db, StopTarget.Of(settings.Agent, ticket), ct))
            return false;
        return !await IsSuspendedAsync(db, settings.Agent, request.Company, ticket.Ref.Connection, ct);
    }

    /// <summary>Whether the agent asks again for the customer; one with the same id on another desk is another customer.</summary>
    private static async Task<bool> IsSuspendedAsync(
        OversightDbContext db,
        string agent,
        string? company,
        string connection,
        CancellationToken ct
    )
    {
        var wrong = await db.Set<Suspension>()
            .Where(s => s.Agent == agent && s.Company == company && s.LiftedAt == null)
            .Select(s =>
                db.Set<Proposal>()
                    .Where(p => p.Id == s.ProposalId)
                    .Select(p => (string)(object)p.Ticket)
                    .FirstOrDefault()
            )
            .ToListAsync(ct);
        return wrong.Exists(t => t is null || SorRef.ParseTicket(t).Connection == connection);
    }

    /// <summary>
    /// Whether the customer of the ticket, or the one it is proposed for, does not let agents act alone; also where the
    /// desk's catalogue is not known or does not have them.
    /// </summary>
    private static async Task<bool> CustomerForbidsAsync(
        OversightDbContext db,
        ProposedWrite request,
        SorRecord ticket,
        SorCatalog? catalog,
        CancellationToken ct
    )
    {
        if (catalog is null)
            return true;
        var customers = new[] { ticket[TicketFields.Company]?.Id, request.Company }
            .OfType<string>()
            .Where(id => catalog.Company(id) is not { IsCatchAll: true })
            .Distinct()
            .ToList();
        if (customers.Count == 0)
            return !catalog.ActsWithoutCustomer;
        foreach (var customer in customers)
            if (
                catalog.Company(customer) is null
                || !(await Consents.OfAsync(db, ticket.Ref.Connection, customer, ct)).MayActAlone
            )
                return true;
        return false;
    }

    private static async Task<bool> IsTrailIntactAsync(OversightDbContext db, CancellationToken ct) =>
        await db.Set<TrailVerdict>().AnyAsync(v => v.Intact, ct);

    /// <summary>
    /// A mode written into the database past the console is not believed: the trail's last word on this agent's autonomy
    /// must be its promotion on this claim.
    /// </summary>
    private static async Task<bool> TrailSaysSoAsync(
        OversightDbContext db,
        AgentSettings settings,
        string claim,
        CancellationToken ct
    )
    {
        var subject = $"agent/{settings.Agent}";
        var last = await db.Set<AuditEntry>()
            .AsNoTracking()
            .Where(e =>
                e.Subject == subject
                && (e.Kind == AutonomyActs.Earned || e.Kind == AutonomyActs.Lost || e.Kind == AutonomyActs.ModeSet)
            )
            .OrderByDescending(e => e.Sequence)
            .Select(e => new { e.Kind, e.Payload })
            .FirstOrDefaultAsync(ct);
        if (last?.Kind != AutonomyActs.Earned)
            return false;
        return ClaimIn(last.Payload) == claim;
    }

    /// <summary>The claim that a promotion's entry names; null where the entry was tampered with and says nothing.</summary>
    private static string? ClaimIn(string payload)
    {
        try
        {
            using var facts = JsonDocument.Parse(payload);
            return facts.RootElement.TryGetProperty("claim", out var claim) ? claim.GetString() : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
