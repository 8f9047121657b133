using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Access;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Execution;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Storage.Bulk;
using OversightConsole.Core.Telemetry;

namespace OversightConsole.Core.Review.Decisions;

/// <summary>What is needed to write a decision down.</summary>
internal sealed record DecidedRows(
    Person By,
    DecisionRequest Request,
    SeenItem Seen,
    Verdict Verdict,
    IReadOnlyList<FieldChange>? Value
);

/// <summary>Writes answers, decisions, retractions, the intent to execute and their trail entries, in the caller's transaction.</summary>
internal static class DecisionRows
{
    private static readonly TimeSpan UndoWindow = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ShortUndoWindow = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Pressing = TimeSpan.FromMinutes(2);

    public static async Task<Decision> AddAsync(WriteScope write, DecidedRows decided, CancellationToken ct)
    {
        var (by, request, seen, verdict, value) = decided;
        var now = write.Now;
        var proposal = seen.Proposal;
        var reason = verdict switch
        {
            Verdict.Approve => null,
            Verdict.Override => Codes.Of(request.OverrideReason!.Value),
            Verdict.Reject => Codes.Of(request.RejectReason!.Value),
            _ => throw new ArgumentOutOfRangeException(nameof(decided), verdict, "Unknown verdict."),
        };
        var comment = string.IsNullOrWhiteSpace(request.Comment) ? null : request.Comment.Trim();
        var salt = comment is null ? null : PersonalText.NewSalt();
        var answer = Answer(by, seen, now, verdict, value, reason, request.InBulk);
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
            NotBefore = now + Window(seen.DueAt, now),
        };
        await RowInserts.InsertAsync(write, [answer], ct);
        await RowInserts.InsertAsync(write, [decision], ct);
        if (verdict != Verdict.Reject)
            await RowInserts.InsertAsync(
                write,
                [ExecutionIntent.For(decision.Id, proposal.Id, proposal.Agent, proposal.Ticket, decision.NotBefore)],
                ct
            );
        ConsoleTelemetry.Decided(proposal.Agent, Codes.Of(verdict));
        EvidenceLedger.Decided(write, proposal, decision);
        Record(
            write,
            by,
            TrailKind.DecisionRecorded,
            proposal,
            new
            {
                decision = decision.Id,
                decision.Round,
                verdict = Codes.Of(verdict),
                value = PersonalText.Of(FieldChange.Text(value)),
                reason,
                comment = salt is null ? null : PersonalText.Hash(salt, comment),
                decision.ProposalHash,
                decision.NotBefore,
                suggestionHidden = decision.SuggestionHidden,
            }
        );
        return decision;
    }

    /// <summary>The first of two people approves: an answer, no decision yet.</summary>
    public static async Task AddFirstAsync(WriteScope write, Person by, SeenItem seen, CancellationToken ct)
    {
        await RowInserts.InsertAsync(
            write,
            [Answer(by, seen, write.Now, Verdict.Approve, null, null, inBulk: false)],
            ct
        );
        Record(write, by, TrailKind.AnswerFirst, seen.Proposal, new { seen.Proposal.Round, seen.Proposal.ActionHash });
        write.Touch(Topic.Review);
    }

    public static async Task AddSkipAsync(WriteScope write, Person by, SeenItem seen, CancellationToken ct)
    {
        await RowInserts.InsertAsync(write, [Answer(by, seen, write.Now, null, null, "skip", inBulk: false)], ct);
        Record(write, by, TrailKind.AnswerSkipped, seen.Proposal, new { seen.Proposal.Round });
        write.Touch(Topic.Review);
    }

    public static void AddRetraction(WriteScope write, Person by, Decision decision, Proposal proposal)
    {
        write.Db.Add(
            new Retraction
            {
                DecisionId = decision.Id,
                ById = by.Id,
                ByName = by.Name,
                At = write.Now,
            }
        );
        EvidenceLedger.TakenBack(write, proposal);
        Record(write, by, TrailKind.DecisionRetracted, proposal, new { decision = decision.Id, decision.Round });
    }

    public static void RecordMoved(
        WriteScope write,
        Person by,
        string act,
        Decision decision,
        Proposal proposal,
        DateTimeOffset notBefore
    ) => Record(write, by, act, proposal, new { decision = decision.Id, notBefore });

    private static Answer Answer(
        Person by,
        SeenItem seen,
        DateTimeOffset now,
        Verdict? verdict,
        IReadOnlyList<FieldChange>? value,
        string? reason,
        bool inBulk
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(now),
            ProposalId = seen.Proposal.Id,
            Round = seen.Proposal.Round,
            Item = seen.Id,
            PersonId = by.Id,
            PersonName = by.Name,
            Verdict = verdict,
            Value = value,
            Reason = reason,
            InBulk = inBulk,
            At = now,
            ShownAt = seen.ShownAt,
        };

    /// <summary>Ten seconds to take it back; three when the ticket's clock leaves under two minutes.</summary>
    private static TimeSpan Window(DateTimeOffset? due, DateTimeOffset now) =>
        due is { } at && at > now && at - now < Pressing ? ShortUndoWindow : UndoWindow;

    private static void Record(WriteScope write, Person by, string kind, Proposal proposal, object facts) =>
        AuditTrail.Append(
            write,
            new AuditAct(
                write.Now,
                AuditActor.Person(by.Id, by.Name),
                kind,
                TrailSubject.Proposal(proposal.Id),
                proposal.Ticket.Text,
                facts
            )
        );
}
