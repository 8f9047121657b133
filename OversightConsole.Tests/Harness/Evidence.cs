using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Execution;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;

namespace OversightConsole.Tests.Harness;

/// <summary>What the desk's change log and the trail say happened.</summary>
internal static class Evidence
{
    /// <summary>What carrying out the decision wrote on the desk.</summary>
    public static Task<List<TicketChange>> WrittenAsync(this ReviewHarness harness, Guid decision)
    {
        var key = ExecutionIntent.KeyOf(decision);
        return harness.ReadAsync(db =>
            db.Set<TicketChange>().AsNoTracking().Where(c => c.IdempotencyKey == key).ToListAsync()
        );
    }

    /// <summary>The kinds of the acts on the proposal, in order.</summary>
    public static Task<List<string>> TrailAsync(this ReviewHarness harness, Line line) =>
        harness.ReadAsync(db =>
            db.Set<AuditEntry>()
                .Where(e => e.Subject == $"proposal/{line.Proposal}")
                .OrderBy(e => e.Sequence)
                .Select(e => e.Kind)
                .ToListAsync()
        );
}
