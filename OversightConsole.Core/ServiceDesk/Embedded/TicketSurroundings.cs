using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.ServiceDesk.Embedded.Customers;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.ServiceDesk.Embedded;

/// <summary>Reads what surrounds a ticket of the embedded desk.</summary>
internal static class TicketSurroundings
{
    private const int Excerpt = 1_000;
    private const int MostSenderPasts = 10;

    public static async Task<SorSurroundings> ReadAsync(
        OversightDbContext db,
        long number,
        SorAround around,
        CancellationToken ct
    )
    {
        bool Wants(AroundParts part) => around.Parts.HasFlag(part);
        var others = db.Set<Ticket>().AsNoTracking().Where(t => t.Id != number && t.OpenedAt <= around.Now);
        var since = around.Now.AddDays(-SorSurroundings.CustomerDays);
        var lately = around.Now.AddHours(-SorSurroundings.LatelyHours);
        var written = Wants(AroundParts.SetBy) ? await WrittenAsync(db, number, ct) : [];
        return new SorSurroundings
        {
            SameCustomer =
                Wants(AroundParts.SameCustomer) && around.Company is { } company
                    ? await NearAsync(others.Where(t => t.CompanyId == company && t.OpenedAt >= since), ct)
                    : [],
            Lately = Wants(AroundParts.Lately) ? await NearAsync(others.Where(t => t.OpenedAt >= lately), ct) : [],
            Sender =
                Wants(AroundParts.Sender) && around.Sender is { } sender
                    ? await SenderAsync(others.Where(t => t.SenderAddress == sender && t.IsClosed), ct)
                    : [],
            Load = Wants(AroundParts.Load) ? await LoadAsync(db, ct) : SorSurroundings.Nothing.Load,
            SetBy = written.ToDictionary(w => w.Key, w => w.Value.By, StringComparer.Ordinal),
            SetAt = written.ToDictionary(w => w.Key, w => w.Value.At, StringComparer.Ordinal),
            Configurations = Wants(AroundParts.Configurations)
                ? await db.Set<TicketConfiguration>()
                    .Where(c => c.TicketId == number)
                    .OrderBy(c => c.ConfigurationId)
                    .Select(c => c.ConfigurationId)
                    .ToListAsync(ct)
                : [],
        };
    }

    private static async Task<IReadOnlyList<NearTicket>> NearAsync(IQueryable<Ticket> tickets, CancellationToken ct)
    {
        var rows = await tickets
            .OrderByDescending(t => t.OpenedAt)
            .ThenByDescending(t => t.Id)
            .Take(SorSurroundings.Most)
            .Select(t => new
            {
                t.Id,
                t.Summary,
                t.OpenedAt,
                Text = t.Description.Substring(0, Excerpt),
                t.Source,
                t.CompanyId,
                t.SiteId,
                t.ContactId,
                t.OwnerId,
                Class = t.ItemId ?? t.SubtypeId ?? t.TypeId,
                t.StatusId,
                t.ParentId,
                t.ClosedAt,
            })
            .ToListAsync(ct);
        return
        [
            .. rows.Select(t => new NearTicket(Text(t.Id), t.Summary, t.OpenedAt)
            {
                Text = t.Text,
                Source = TicketSource.Of(t.Source),
                Company = t.CompanyId,
                Site = t.SiteId,
                Contact = t.ContactId,
                Owner = t.OwnerId,
                Class = t.Class,
                Status = t.StatusId,
                Parent = t.ParentId is { } parent ? Text(parent) : null,
                ClosedAt = t.ClosedAt,
            }),
        ];
    }

    private static async Task<IReadOnlyList<SenderPast>> SenderAsync(IQueryable<Ticket> tickets, CancellationToken ct)
    {
        var rows = await tickets
            .GroupBy(t => new { t.CompanyId, t.ContactId })
            .Select(g => new
            {
                g.Key.CompanyId,
                g.Key.ContactId,
                Count = g.Count(),
            })
            .OrderByDescending(g => g.Count)
            .ThenBy(g => g.CompanyId)
            .ThenBy(g => g.ContactId)
            .Take(MostSenderPasts)
            .ToListAsync(ct);
        return [.. rows.Select(r => new SenderPast(r.CompanyId, r.ContactId, r.Count))];
    }

    private static async Task<IReadOnlyDictionary<string, int>> LoadAsync(
        OversightDbContext db,
        CancellationToken ct
    ) =>
        await db.Set<Ticket>()
            .Where(t => !t.IsClosed && t.OwnerId != null)
            .GroupBy(t => t.OwnerId!)
            .Select(g => new { Owner = g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Owner, g => g.Count, ct);

    private static async Task<Dictionary<string, TicketChange>> WrittenAsync(
        OversightDbContext db,
        long number,
        CancellationToken ct
    )
    {
        // The first version is how the ticket came in: nobody chose those values against others. A note is no value.
        var rows = await db.Set<TicketChange>()
            .AsNoTracking()
            .Where(c => c.TicketId == number && c.TicketVersion > 1 && c.Field != SorChange.Note)
            .OrderBy(c => c.Sequence)
            .ToListAsync(ct);
        var written = new Dictionary<string, TicketChange>(StringComparer.Ordinal);
        foreach (var row in rows)
            written[row.Field] = row;
        return written;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
