using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OversightConsole.Composition;
using OversightConsole.Core.Access;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.Embedded.Configuration;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Storage.Bulk;

namespace OversightConsole.SelfTest;

/// <summary>Tickets with a suggestion each, and a technician to decide them, on the configured database.</summary>
internal sealed class SelfTestDesk(
    IDbContextFactory<OversightDbContext> contexts,
    DeskConfiguration configuration,
    EmbeddedDesk desk,
    ISystemOfRecord records,
    BulkWrites bulk,
    TimeProvider time
)
{
    /// <summary>The agent whose suggestions these are; it is no installed one, so nobody's figures change.</summary>
    public const string Agent = "self-test";

    private static readonly Actor Caller = new(ActorKind.Customer, Agent, "Self-test");

    /// <summary>The one who decides. There is no password: nobody can sign in under this name.</summary>
    public static Person Technician { get; } = new(Agent, Agent, new HashSet<Role> { Role.Technician });

    /// <summary>Makes the desk's configuration and the technician where they are missing.</summary>
    public async Task EnsureAsync(CancellationToken ct)
    {
        await configuration.EnsureAsync(ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var write = await db.BeginWriteAsync(time, ct);
        if (await db.Users.AnyAsync(u => u.Id == Technician.Id, ct))
            return;
        db.Add(
            new IdentityUser(Technician.Name)
            {
                Id = Technician.Id,
                NormalizedUserName = Technician.Name.ToUpperInvariant(),
            }
        );
        db.Add(new IdentityUserRole<string> { UserId = Technician.Id, RoleId = RoleNames.Technician });
        // Users come from the trail alone; one without an entry would be taken for a forgery.
        var act = new AccessAct(AccessActKind.UserCreated, null, Agent, Agent, RoleNames.Technician);
        await new AccessTrail(time).EnterAsync(write, act);
        await write.CommitAsync();
    }

    /// <summary>Opens tickets and enters a suggestion on each, in one transaction; the review items' ids.</summary>
    public async Task<IReadOnlyList<string>> SuggestAsync(int count, CancellationToken ct)
    {
        IReadOnlyList<string> items = [];
        await bulk.RunAsync(async inner => items = await SuggestPartAsync(count, inner), ct);
        return items;
    }

    private async Task<IReadOnlyList<string>> SuggestPartAsync(int count, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var write = await db.BeginWriteAsync(time, ct);
        var story = new TicketStory(
            new NewTicket { Summary = "Self-test", Source = TicketSource.Phone.Code },
            Caller,
            []
        );
        var built = await desk.CreateManyAsync(db, [.. Enumerable.Repeat(story, count)], ct);
        var catalog = await records.DescribeAsync(ct);
        var pattern = (await records.GetAsync(EmbeddedDesk.RefOf(built[0].Ticket!.Value), ct))!;
        var entered = new List<Guid>(count);
        foreach (var result in built)
        {
            var draft = Draft(pattern with { Ref = EmbeddedDesk.RefOf(result.Ticket!.Value) }, catalog);
            var draw = new GateDraw(
                ProposalStatus.Pending,
                $"{Agent}/v1/set-class",
                0,
                IsEvidence: false,
                IsBlind: false,
                1
            );
            var proposal = await ProposalWriter.EnterAsync(write, draft, draw, time.Now(), ct);
            ReviewItem.Open(db, proposal, time.Now());
            entered.Add(proposal.Id);
        }
        await write.CommitAsync();
        return await db.Set<ReviewItem>().Where(i => entered.Contains(i.ProposalId)).Select(i => i.Id).ToListAsync(ct);
    }

    /// <summary>The first category that is valid on the ticket's own board.</summary>
    private static ProposalDraft Draft(SorRecord ticket, SorCatalog catalog)
    {
        var row = catalog.Board(ticket[TicketFields.Board]?.Id)!.Classes[0];
        return new ProposalDraft(
            Agent,
            "v1",
            ticket.Ref,
            ticket.Version,
            new ProposedAction(
                "set-class",
                [
                    new FieldChange(TicketFields.Type, ticket[TicketFields.Type], row.Type),
                    new FieldChange(TicketFields.Subtype, ticket[TicketFields.Subtype], row.Subtype),
                    new FieldChange(TicketFields.Item, ticket[TicketFields.Item], row.Item),
                ]
            ),
            DependsOn: [new Fact(TicketFields.Summary, ticket[TicketFields.Summary])],
            Premises: [],
            Confidence: 0.5,
            Rationale: "- A self-test.",
            new Explanation([], [], [], [], "Sets the category. Can be put back."),
            RiskTier.Low,
            ticket[TicketFields.Company]?.Id,
            Unit: ticket.Ref.Text
        );
    }
}
