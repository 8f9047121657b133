using OversightConsole.Core.Review;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Text;

namespace OversightConsole.Core.Pipeline.Work;

/// <summary>Keeps what the queue's list shows of a ticket in step with the desk.</summary>
internal static class QueuedTickets
{
    /// <summary>Brings the queue's row of a ticket in step, in the caller's transaction.</summary>
    public static Task KeepAsync(WriteScope write, SorRecord record, SorCatalog desk, CancellationToken ct) =>
        KeepAsync(write, record, desk, isNew: false, ct);

    /// <inheritdoc cref="KeepAsync(WriteScope, SorRecord, SorCatalog, CancellationToken)"/>
    /// <param name="isNew">Whether it is known that the queue has nothing of this ticket yet.</param>
    public static async Task KeepAsync(
        WriteScope write,
        SorRecord record,
        SorCatalog desk,
        bool isNew,
        CancellationToken ct
    )
    {
        var row = isNew ? null : await write.Db.Set<QueuedTicket>().FindAsync([record.Ref], ct);
        if (row is null)
            write.Db.Add(row = new QueuedTicket { Ticket = record.Ref });
        row.Subject = (record[TicketFields.Summary]?.Name ?? "(no summary)").Cut(ColumnLength.Sentence);
        row.Company =
            record[TicketFields.Company] is { } company && !desk.IsCatchAll(company)
                ? company.Name.Cut(ColumnLength.Name)
                : null;
        row.Contact = (record[TicketFields.Contact]?.Name ?? record.SenderAddress)?.Cut(ColumnLength.Name);
        row.DueAt = record.Due?.At;
        row.DueStartedAt = record.Due?.StartedAt;
        row.Closed = record.ClosedAt is not null;
        row.Refold();
        write.Touch(Topic.Review);
    }
}
