using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Access;
using OversightConsole.Core.Execution;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review.Decisions;
using OversightConsole.Core.Review.Reservations;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Review.Queue;

/// <summary>Reads one ticket's card: its text, and for each agent the proposal that matters now.</summary>
internal static class CardReader
{
    private static readonly ProposalStatus[] NotShown =
    [
        ProposalStatus.Shadowed,
        ProposalStatus.Withdrawn,
        ProposalStatus.Expired,
    ];

    public static async Task<TicketCard> ReadAsync(
        OversightDbContext db,
        AgentRegister agents,
        Person reader,
        SorRecord record,
        SorCatalog desk,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var rows = await (
            from p in db.Set<Proposal>()
            join i in db.Set<ReviewItem>() on p.Id equals i.ProposalId
            where p.Ticket == record.Ref && !NotShown.Contains(p.Status)
            select new { Proposal = p, Item = i.Id }
        )
            .AsNoTracking()
            .ToListAsync(ct);
        var replaced = rows.Select(r => r.Proposal.SupersedesId).ToHashSet();
        var latest = LineOrder.PremisesFirst(
            rows.Where(r => !replaced.Contains(r.Proposal.Id))
                .GroupBy(r => (r.Proposal.Agent, r.Proposal.Action.FieldKey))
                .Select(g => g.MaxBy(r => r.Proposal.CreatedAt)!),
            r => r.Proposal
        );
        var ids = latest.Select(r => r.Proposal.Id).ToList();
        var decisions = await db.Set<Decision>().AsNoTracking().Where(d => ids.Contains(d.ProposalId)).ToListAsync(ct);
        var intents = await db.Set<ExecutionIntent>()
            .AsNoTracking()
            .Where(i => ids.Contains(i.ProposalId))
            .ToDictionaryAsync(i => i.DecisionId, ct);
        var approved = await SecondPerson.ApprovedAsync(db, reader, ids, ct);
        var lines = new List<ProposalLine>();
        foreach (var row in latest)
        {
            var decision = decisions.FirstOrDefault(d =>
                d.ProposalId == row.Proposal.Id && d.Round == row.Proposal.Round
            );
            var intent = decision is null ? null : intents.GetValueOrDefault(decision.Id);
            var said = await TrackRecord.SentenceAsync(db, row.Proposal, now, ct);
            var waitsFor = WaitsFor(row.Proposal, record, latest.Select(r => r.Proposal));
            lines.Add(
                LineView.For(
                    row.Proposal,
                    agents.Name(row.Proposal.Agent),
                    row.Item,
                    decision,
                    intent,
                    reader,
                    said,
                    waitsFor,
                    now
                ) with
                {
                    Before = Before(row.Proposal, desk),
                }
            );
            if (lines[^1].State == LineState.Waiting && approved.Contains((row.Proposal.Id, row.Proposal.Round)))
                lines[^1] = lines[^1] with { State = LineState.Decided, StateText = SecondPerson.Waits };
        }
        var reservation = await TicketReservations.HolderAsync(db, record.Ref, now, ct);
        return new TicketCard(
            record.Ref.Text,
            record[TicketFields.Summary]?.Name ?? "(no summary)",
            record[TicketFields.Company] is { } company && !desk.IsCatchAll(company) ? company.Name : "No customer yet",
            record[TicketFields.Contact]?.Name,
            record.SenderAddress,
            record.OpenedAt,
            record.Source,
            record.Description,
            [.. record.Notes.Select(Note)],
            record.Due?.At,
            record.Due?.StartedAt,
            record.Due?.Stage,
            reservation is not null && reservation.PersonId != reader.Id ? reservation.PersonName : null,
            reservation?.PersonId == reader.Id ? reservation.Until : null,
            record.ClosedAt is not null,
            lines
        );
    }

    /// <summary>Notes the first time each open item was on this reader's screen.</summary>
    public static async Task NoteShownAsync(
        OversightDbContext db,
        Person reader,
        TicketCard card,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var items = card.Lines.Where(l => l.State == LineState.Waiting).Select(l => l.Item).ToList();
        if (items.Count == 0 || !reader.MayDecide)
            return;
        var known = await db.Set<ItemShown>()
            .Where(s => s.PersonId == reader.Id && items.Contains(s.Item))
            .Select(s => s.Item)
            .ToListAsync(ct);
        var fresh = items.Except(known).ToList();
        if (fresh.Count == 0)
            return;
        await using var write = await db.BeginWriteAsync(now, ct);
        db.AddRange(
            fresh.Select(i => new ItemShown
            {
                Item = i,
                PersonId = reader.Id,
                At = now,
            })
        );
        try
        {
            await write.CommitAsync();
        }
        catch (DbUpdateException exception) when (db.IsUniqueViolation(exception))
        {
            // The same person opened it in two windows at once: the other one noted it.
        }
    }

    private static string Before(Proposal line, SorCatalog desk) =>
        line.Action.FieldKey == TicketFields.Company && desk.IsCatchAll(line.Action.Changes[0].Before)
            ? "Catch-all"
            : ProposalText.Value(line.Action, after: false);

    /// <summary>Which premise a held line names: the first that is neither on the ticket nor decided.</summary>
    private static Fact? WaitsFor(Proposal line, SorRecord ticket, IEnumerable<Proposal> card) =>
        line.Premises.FirstOrDefault(p =>
            !FieldValue.Same(ticket[p.Field], p.Value)
            && !card.Any(o => o.Status.IsOnItsWay() && o.Action.Changes.Any(c => c.Field == p.Field))
        ) ?? (line.Premises.Count > 0 ? line.Premises[0] : null);

    private static ThreadNote Note(SorNote note) =>
        new(note.At, note.By.Name, note.By.Kind == ActorKind.Customer, note.Internal, note.Text);
}
