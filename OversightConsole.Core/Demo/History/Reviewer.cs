using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Access;
using OversightConsole.Core.Demo.Generator;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review;
using OversightConsole.Core.Review.Decisions;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Demo.History;

/// <summary>
/// Simulated reviewers: mostly right, with the errors people make. They wave a wrong suggestion through about one time in
/// eight, and now and then leave a right one alone.
/// </summary>
internal sealed class Reviewer(IDbContextFactory<OversightDbContext> contexts, int seed)
{
    /// <summary>The reviewers who may decide in this database; without demo users there are none.</summary>
    public static async Task<IReadOnlyList<Person>> ActiveAsync(OversightDbContext db, CancellationToken ct)
    {
        var current = new List<Person>();
        foreach (var user in DemoUsers.All.Where(u => u.Role == Role.Technician))
            if (await CurrentRoles.MayDecideAsync(db, user.Id, ct))
                current.Add(user.AsPerson());
        return current;
    }

    /// <summary>What somebody asks of the ticket's open suggestion; null when there is none or they leave it.</summary>
    public async Task<DecisionRequest?> ThinkAsync(DemoTicket ticket, long number, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var id = EmbeddedDesk.RefOf(number);
        var open = await (
            from item in db.Set<ReviewItem>()
            join proposal in db.Set<Proposal>() on item.ProposalId equals proposal.Id
            where item.Ticket == id && proposal.Status == ProposalStatus.Pending
            select new { item.Id, Proposal = proposal }
        )
            .AsNoTracking()
            .FirstOrDefaultAsync(ct);
        if (open is null)
            return null;
        var wanted = open
            .Proposal.Action.Changes.Select(c => c with { After = Wanted(ticket.Booked, c.Field) })
            .ToList();
        var isRight = open.Proposal.Action.Changes.Zip(wanted).All(p => FieldValue.Same(p.First.After, p.Second.After));
        return Chooses(seed, ticket, isRight) switch
        {
            ReviewerChoice.Approve => new DecisionRequest(open.Id, Verdict.Approve),
            ReviewerChoice.NotNow => new DecisionRequest(open.Id, Verdict.Reject, RejectReason: RejectReason.NotNow),
            ReviewerChoice.RejectWrong => new DecisionRequest(
                open.Id,
                Verdict.Reject,
                RejectReason: RejectReason.Wrong
            ),
            ReviewerChoice.Override => new DecisionRequest(
                open.Id,
                Verdict.Override,
                ValueCatalog.Encode(wanted),
                DemoRandom.For(seed, "reason " + ticket.Key).Chance(0.8)
                    ? OverrideReason.Misread
                    : OverrideReason.UnknownCustomer
            ),
            ReviewerChoice.Leave => null,
            var unknown => throw new InvalidOperationException($"Unknown choice {unknown}."),
        };
    }

    /// <summary>What they will choose, which follows from the seed.</summary>
    public static ReviewerChoice Chooses(int seed, DemoTicket ticket, bool isRight)
    {
        var chance = DemoRandom.For(seed, "review " + ticket.Key).Fraction();
        return isRight
            ? chance switch
            {
                < 0.965 => ReviewerChoice.Approve,
                < 0.98 => ReviewerChoice.NotNow,
                _ => ReviewerChoice.Leave,
            }
            : chance switch
            {
                < 0.78 => ReviewerChoice.Override,
                < 0.9 => ReviewerChoice.Approve,
                < 0.97 => ReviewerChoice.RejectWrong,
                _ => ReviewerChoice.Leave,
            };
    }

    private static FieldValue? Wanted(TrueClass truth, string field) =>
        field switch
        {
            TicketFields.Board => FieldValue.Text(truth.Board),
            TicketFields.Type => FieldValue.Text(truth.Type),
            TicketFields.Subtype => FieldValue.Text(truth.Subtype),
            TicketFields.Item => truth.Item is { } item ? FieldValue.Text(item) : null,
            _ => null,
        };
}

/// <summary>What a simulated reviewer does with a suggestion.</summary>
internal enum ReviewerChoice
{
    Approve,
    Override,
    RejectWrong,
    NotNow,
    Leave,
}
