using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Access;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Execution;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Review;

/// <summary>What is needed to write a decision down.</summary>
internal sealed record DecidedRows(
    Person By,
    DecisionRequest Request,
    Proposal Proposal,
    Verdict Verdict,
    IReadOnlyList<FieldChange>? Value,
    DateTimeOffset Now
);

/// <summary>Writes answers, decisions, retractions, the intent to execute and their trail entries, in the caller's transaction.</summary>
internal static class DecisionRows
{
    private static readonly TimeSpan UndoWindow = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ShortUndoWindow = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Pressing = TimeSpan.FromMinutes(2);

    public static async Task<Decision> AddAsync(OversightDbContext db, DecidedRows decided, CancellationToken ct)
    {
        var (by, request, proposal, verdict, value, now) = decided;
        var reason = verdict switch
        {
            Verdict.Approve => null,
            Verdict.Override => Codes.Of(request.OverrideReason!.Value),
            Verdict.Reject => Codes.Of(request.RejectReason!.Value),
            _ => throw new ArgumentOutOfRangeException(nameof(decided), verdict, "Unknown verdict."),
        };
        var comment = string.IsNullOrWhiteSpace(request.Comment) ? null : request.Comment.Trim();
        var salt = comment is null ? null : PersonalText.NewSalt();
        db.Add(await AnswerAsync(db, by, request.Item, proposal, now, verdict, value, reason, request.InBulk, ct));
        var decision = new Decision
        {
            Id = Guid.CreateVersion7(now),
            ProposalId = proposal.Id,
            Round = proposal.Round,
            Kind = DecisionKind.Human,
            ById = by.Id,
            ByName = by.Name,
            Verdict = verdict,
            Value = value,
            Reason = reason,
            Comment = comment,
            CommentSalt = salt,
            At = now,
            ProposalHash = proposal.ActionHash,
            NotBefore = now + await WindowAsync(db, proposal.Ticket, now, ct),
        };
        db.Add(decision);
        if (verdict != Verdict.Reject)
            db.Add(ExecutionIntent.For(decision.Id, proposal.Id, proposal.Agent, proposal.Ticket, decision.NotBefore));
        EvidenceLedger.Decided(db, proposal, decision, now);
        Record(
            db,
            by,
            "decision.recorded",
            proposal,
            now,
            new
            {
                decision = decision.Id,
                decision.Round,
                verdict = Codes.Of(verdict),
                value,
                reason,
                comment = salt is null ? null : PersonalText.Hash(salt, comment),
                decision.ProposalHash,
                decision.NotBefore,
                suggestionHidden = decision.SuggestionHidden,
            }
        );
        return decision;
    }

    public static async Task AddSkipAsync(
        OversightDbContext db,
        Person by,
        string item,
        Proposal proposal,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        db.Add(await AnswerAsync(db, by, item, proposal, now, null, null, "skip", false, ct));
        Record(db, by, "answer.skipped", proposal, now, new { proposal.Round });
        db.Touch(Topic.Review);
    }

    public static void AddRetraction(
        OversightDbContext db,
        Person by,
        Decision decision,
        Proposal proposal,
        DateTimeOffset now
    )
    {
        db.Add(
            new Retraction
            {
                DecisionId = decision.Id,
                ById = by.Id,
                ByName = by.Name,
                At = now,
            }
        );
        EvidenceLedger.TakenBack(db, proposal, now);
        Record(db, by, "decision.retracted", proposal, now, new { decision = decision.Id, decision.Round });
    }

    private static async Task<Answer> AnswerAsync(
        OversightDbContext db,
        Person by,
        string item,
        Proposal proposal,
        DateTimeOffset now,
        Verdict? verdict,
        IReadOnlyList<FieldChange>? value,
        string? reason,
        bool inBulk,
        CancellationToken ct
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(now),
            ProposalId = proposal.Id,
            Round = proposal.Round,
            Item = item,
            PersonId = by.Id,
            PersonName = by.Name,
            Verdict = verdict,
            Value = value,
            Reason = reason,
            InBulk = inBulk,
            At = now,
            ShownAt = await db.Set<ItemShown>()
                .Where(s => s.Item == item && s.PersonId == by.Id)
                .Select(s => (DateTimeOffset?)s.At)
                .SingleOrDefaultAsync(ct),
        };

    /// <summary>Ten seconds to take it back; three when the ticket's clock leaves under two minutes.</summary>
    private static async Task<TimeSpan> WindowAsync(
        OversightDbContext db,
        string ticket,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var due = await db.Set<QueuedTicket>()
            .Where(t => t.Ticket == ticket)
            .Select(t => t.DueAt)
            .SingleOrDefaultAsync(ct);
        return due is { } at && at > now && at - now < Pressing ? ShortUndoWindow : UndoWindow;
    }

    private static void Record(
        OversightDbContext db,
        Person by,
        string kind,
        Proposal proposal,
        DateTimeOffset now,
        object facts
    ) =>
        AuditTrail.Append(
            db,
            new AuditAct(
                now,
                AuditActor.Person(by.Id, by.Name),
                kind,
                $"proposal/{proposal.Id}",
                proposal.Ticket,
                facts
            )
        );
}
