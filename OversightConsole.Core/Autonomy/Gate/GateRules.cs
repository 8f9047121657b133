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

/// <summary>
/// What speaks against an autonomous agent acting on one ticket, all of it and not the first alone. Anything undecidable
/// speaks against.
/// </summary>
internal static class GateRules
{
    /// <summary>Every objection, in the order in which people read them; empty where the agent may act.</summary>
    public static async Task<IReadOnlyList<GateObjection>> ObjectionsAsync(
        OversightDbContext db,
        AgentSettings settings,
        string claim,
        ProposedWrite request,
        SorRecord ticket,
        SorCatalog? catalog,
        CancellationToken ct
    )
    {
        var found = new List<GateObjection>();
        void Object(ObjectionReason reason, string sentence) => found.Add(new GateObjection(reason, sentence));
        if (request.Waits)
            Object(ObjectionReason.WaitsForPremise, "It waits until something else on the ticket is decided.");
        if (request.Risk == RiskTier.High)
            Object(ObjectionReason.HighRisk, "An error here hurts or cannot be taken back.");
        if (request.IsSuspicious)
            Object(ObjectionReason.SuspiciousText, "The text of the ticket hides something or gives orders.");
        found.AddRange(await OfCustomersAsync(db, request, ticket, catalog, ct));
        if (!await IsTrailIntactAsync(db, ct))
            Object(ObjectionReason.TrailNotIntact, "The audit trail was not checked, or its check found an error.");
        if (!await TrailSaysSoAsync(db, settings, claim, ct))
            Object(ObjectionReason.TrailDisagrees, "The audit trail does not say that this agent was promoted.");
        if (await StopSwitch.HoldsAsync(db, StopTarget.Of(settings.Agent, ticket), ct))
            Object(ObjectionReason.Stopped, "A stop holds for this agent, board or customer, or for everything.");
        if (await IsSuspendedAsync(db, settings.Agent, request.Company, ticket.Ref.Connection, ct))
            Object(
                ObjectionReason.Suspended,
                "After an error, a person decides for this customer until a manager lifts it."
            );
        return found;
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
    /// Objections of the customers: the ticket's, and the one it is proposed for. Where the desk's catalogue is not known, or
    /// does not have them, nobody knows their terms.
    /// </summary>
    private static async Task<IReadOnlyList<GateObjection>> OfCustomersAsync(
        OversightDbContext db,
        ProposedWrite request,
        SorRecord ticket,
        SorCatalog? catalog,
        CancellationToken ct
    )
    {
        if (catalog is null)
            return [new(ObjectionReason.CatalogMissing, "The service desk's list of customers is missing or too old.")];
        var customers = new[] { ticket[TicketFields.Company]?.Id, request.Company }
            .OfType<string>()
            .Where(id => catalog.Company(id) is not { IsCatchAll: true })
            .Distinct()
            .ToList();
        if (customers.Count == 0)
            return catalog.ActsWithoutCustomer
                ? []
                : [new(ObjectionReason.CustomerMissing, "The ticket has no customer, and none is proposed.")];
        var found = new List<GateObjection>();
        foreach (var customer in customers)
            if (catalog.Company(customer) is not { } known)
                found.Add(
                    new(ObjectionReason.CustomerUnknown, $"The service desk's list has no customer “{customer}”.")
                );
            else if (!(await Consents.OfAsync(db, ticket.Ref.Connection, customer, ct)).MayActAlone)
                found.Add(
                    new(ObjectionReason.CustomerForbids, $"{known.Value.Name} does not allow agents to work alone.")
                );
        return found;
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
        var subject = TrailSubject.Agent(settings.Agent);
        var last = await db.Set<AuditEntry>()
            .AsNoTracking()
            .Where(e =>
                e.Subject == subject
                && (
                    e.Kind == TrailKind.AutonomyEarned
                    || e.Kind == TrailKind.AutonomyLost
                    || e.Kind == TrailKind.ModeSet
                )
            )
            .OrderByDescending(e => e.Sequence)
            .Select(e => new { e.Kind, e.Payload })
            .FirstOrDefaultAsync(ct);
        if (last?.Kind != TrailKind.AutonomyEarned)
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
