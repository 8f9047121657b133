using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Access;
using OversightConsole.Core.Review.Decisions;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Storage.Bulk;

namespace OversightConsole.Core.Review.Reservations;

/// <summary>Claims a ticket for one person at a time. Two minutes, renewed by activity, ends silently.</summary>
public sealed class TicketReservations(IDbContextFactory<OversightDbContext> contexts, TimeProvider time)
{
    /// <summary>How long a claim lasts after the last activity.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(2);

    /// <summary>Takes or renews the claim; says who has it if somebody else does.</summary>
    public async Task<ReservationOutcome> ReserveAsync(Person by, SorRef ticket, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var write = await db.BeginWriteAsync(time, ct);
        var outcome = await TakeAsync(write, by, ticket, ct);
        await write.CommitAsync();
        return outcome;
    }

    /// <summary>Gives the ticket back.</summary>
    public async Task ReleaseAsync(Person by, SorRef ticket, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var write = await db.BeginWriteAsync(time, ct);
        await db.Set<TicketReservation>().Where(c => c.Ticket == ticket && c.PersonId == by.Id).ExecuteDeleteAsync(ct);
        write.Touch(Topic.Review);
        await write.CommitAsync();
    }

    /// <summary>The claim that holds on a ticket, or null.</summary>
    internal static Task<TicketReservation?> HolderAsync(
        OversightDbContext db,
        SorRef ticket,
        DateTimeOffset now,
        CancellationToken ct
    ) => db.Set<TicketReservation>().AsNoTracking().SingleOrDefaultAsync(c => c.Ticket == ticket && c.Until > now, ct);

    /// <summary>Takes the claim in the caller's transaction.</summary>
    internal static async Task<ReservationOutcome> TakeAsync(
        WriteScope write,
        Person by,
        SorRef ticket,
        CancellationToken ct
    )
    {
        var until = write.Now + Length;
        var renewed = await write
            .Db.Set<TicketReservation>()
            .Where(c => c.Ticket == ticket && (c.PersonId == by.Id || c.Until <= write.Now))
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(c => c.PersonId, _ => by.Id)
                        .SetProperty(c => c.PersonName, _ => by.Name)
                        .SetProperty(c => c.Until, _ => until),
                ct
            );
        if (renewed == 0 && !await InsertAsync(write, by, ticket, until, ct))
        {
            var holder = await write
                .Db.Set<TicketReservation>()
                .AsNoTracking()
                .SingleOrDefaultAsync(c => c.Ticket == ticket, ct);
            return holder is not null
                ? new ReservationOutcome(holder.PersonId == by.Id, holder.PersonName, holder.Until)
                // Given back in this very moment: it is free now.
                : await TakeAsync(write, by, ticket, ct);
        }
        write.Touch(Topic.Review);
        return new ReservationOutcome(true, by.Name, until);
    }

    /// <summary>False when somebody has it, or another node inserted first.</summary>
    private static Task<bool> InsertAsync(
        WriteScope write,
        Person by,
        SorRef ticket,
        DateTimeOffset until,
        CancellationToken ct
    ) =>
        RowInserts.TryInsertAsync(
            write,
            new TicketReservation
            {
                Ticket = ticket,
                PersonId = by.Id,
                PersonName = by.Name,
                Until = until,
            },
            ct
        );
}
