using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Access;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Review;

/// <summary>Claims a ticket for one person at a time. Two minutes, renewed by activity, ends silently.</summary>
public sealed class TicketClaims(IDbContextFactory<OversightDbContext> contexts, TimeProvider time)
{
    /// <summary>How long a claim lasts after the last activity.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(2);

    /// <summary>Takes or renews the claim; says who has it if somebody else does.</summary>
    public async Task<ClaimOutcome> ClaimAsync(Person by, string ticket, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var write = await db.BeginWriteAsync(ct);
        var outcome = await TakeAsync(db, by, ticket, time.Now(), ct);
        await write.CommitAsync();
        return outcome;
    }

    /// <summary>Gives the ticket back.</summary>
    public async Task ReleaseAsync(Person by, string ticket, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var write = await db.BeginWriteAsync(ct);
        await db.Set<TicketClaim>().Where(c => c.Ticket == ticket && c.PersonId == by.Id).ExecuteDeleteAsync(ct);
        db.Touch(Topic.Review);
        await write.CommitAsync();
    }

    /// <summary>The claim that holds on a ticket, or null.</summary>
    internal static Task<TicketClaim?> HolderAsync(
        OversightDbContext db,
        string ticket,
        DateTimeOffset now,
        CancellationToken ct
    ) => db.Set<TicketClaim>().AsNoTracking().SingleOrDefaultAsync(c => c.Ticket == ticket && c.Until > now, ct);

    /// <summary>Takes the claim in the caller's transaction.</summary>
    internal static async Task<ClaimOutcome> TakeAsync(
        OversightDbContext db,
        Person by,
        string ticket,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var until = now + Length;
        var renewed = await db.Set<TicketClaim>()
            .Where(c => c.Ticket == ticket && (c.PersonId == by.Id || c.Until <= now))
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(c => c.PersonId, _ => by.Id)
                        .SetProperty(c => c.PersonName, _ => by.Name)
                        .SetProperty(c => c.Until, _ => until),
                ct
            );
        if (renewed == 0 && await HolderAsync(db, ticket, now, ct) is { } holder)
            return new ClaimOutcome(false, holder.PersonName, holder.Until);
        if (renewed == 0 && !await InsertAsync(db, by, ticket, until, ct))
        {
            var winner = await db.Set<TicketClaim>().AsNoTracking().SingleAsync(c => c.Ticket == ticket, ct);
            return new ClaimOutcome(winner.PersonId == by.Id, winner.PersonName, winner.Until);
        }
        db.Touch(Topic.Review);
        return new ClaimOutcome(true, by.Name, until);
    }

    /// <summary>False when another node inserted first; only that insert is taken back, not the caller's transaction.</summary>
    private static async Task<bool> InsertAsync(
        OversightDbContext db,
        Person by,
        string ticket,
        DateTimeOffset until,
        CancellationToken ct
    )
    {
        await using var part = await db.BeginWriteAsync(ct);
        var claim = new TicketClaim
        {
            Ticket = ticket,
            PersonId = by.Id,
            PersonName = by.Name,
            Until = until,
        };
        db.Add(claim);
        try
        {
            await part.CommitAsync();
            return true;
        }
        catch (DbUpdateException exception) when (db.IsUniqueViolation(exception))
        {
            db.Entry(claim).State = EntityState.Detached;
            return false;
        }
        finally
        {
            // A claim row is moved by guarded updates, never through the tracker.
            db.Entry(claim).State = EntityState.Detached;
        }
    }
}
