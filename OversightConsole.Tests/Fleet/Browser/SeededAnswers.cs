using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OversightConsole.Core.Access;
using OversightConsole.Core.Autonomy.Challengers;
using OversightConsole.Core.Autonomy.Gate;
using OversightConsole.Core.Pipeline.Work;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review;
using OversightConsole.Core.Review.Decisions;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Tests.Fleet.Browser;

/// <summary>A suggestion that a person may answer.</summary>
internal sealed record Suggested(Guid Proposal, string Item, string Ticket);

/// <summary>
/// Evidence as it comes about in use: a ticket, a suggestion let in by the gate, a person's answer. Every ticket has words
/// of its own, since copies of one incident count once.
/// </summary>
internal sealed class SeededAnswers(IServiceProvider services, string agent, string version = "v1")
{
    private static readonly Actor Caller = new(ActorKind.Customer, "customer", "A customer");
    private int count;

    /// <summary>A version that says the same beside the one at work; null for none.</summary>
    public string? ChallengerTicket { get; set; }

    /// <summary>Critical, so that each answer counts towards both of Classification's gates.</summary>
    public const string Security = "security";

    /// <summary>Suggestions that wait for an answer, oldest first.</summary>
    public async Task<IReadOnlyList<Suggested>> SuggestAsync(
        int many,
        double confidence = 0.96,
        string board = Security
    )
    {
        var all = new List<Suggested>();
        for (var i = 0; i < many; i++)
            all.Add(await OneAsync(confidence, board));
        return all;
    }

    /// <summary>Suggestions answered right away: approved, or overridden with the board's next class.</summary>
    public async Task AnswerAsync(
        Person by,
        int right,
        int wrong = 0,
        double confidence = 0.96,
        string board = Security
    )
    {
        foreach (var item in await SuggestAsync(wrong, confidence, board))
            await OverrideAsync(by, item, board);
        foreach (var item in await SuggestAsync(right, confidence, board))
            await ApproveAsync(by, item);
    }

    public Task ApproveAsync(Person by, Suggested item) => DecideAsync(by, new(item.Item, Verdict.Approve));

    public async Task OverrideAsync(Person by, Suggested item, string board = Security)
    {
        var row = (await CatalogAsync()).Board(board)!.Classes.Last(c => c.Item is not null);
        var value = string.Join('|', board, row.Type.Id, row.Subtype!.Id, row.Item!.Id);
        await DecideAsync(by, new(item.Item, Verdict.Override, value, OverrideReason.Misread));
    }

    private DateTimeOffset Now => services.GetRequiredService<TimeProvider>().Now();

    private async Task DecideAsync(Person by, DecisionRequest request) =>
        (await services.GetRequiredService<DecisionService>().DecideAsync(by, request)).Should().BeOfType<Recorded>();

    private async Task<Suggested> OneAsync(double confidence, string board)
    {
        var record = await TicketAsync();
        var draft = Draft(record, await CatalogAsync(), confidence, board);
        await using var db = await ContextAsync();
        await using var write = await db.BeginWriteAsync(Now);
        var gate = services.GetRequiredService<AutonomyGate>().Knowing(new LoadedCatalog(await CatalogAsync(), Now));
        var proposal = (await gate.EnterAsync(write, draft, record, default)).Proposal;
        if (ChallengerTicket is not null)
        {
            var context = new ChallengerContext(record, proposal, IsWritten: false);
            await gate.EnterChallengerAsync(write, draft with { AgentVersion = ChallengerTicket }, context, default);
        }
        ReviewItem.Open(db, proposal, Now);
        await QueuedTickets.KeepAsync(write, record, await CatalogAsync(), default);
        await write.CommitAsync();
        var item = await db.Set<ReviewItem>().SingleAsync(i => i.ProposalId == proposal.Id);
        return new Suggested(proposal.Id, item.Id, record.Ref.Id);
    }

    private async Task<SorRecord> TicketAsync()
    {
        var at = (++count).ToString(CultureInfo.InvariantCulture);
        var words = string.Join(' ', "abcdefgh".Select(letter => $"{letter}{agent}{at}"));
        var saved = (DeskSaved)
            await services
                .GetRequiredService<EmbeddedDesk>()
                .CreateAsync(new NewTicket { Summary = words, Description = words }, Caller, default);
        var ticket = EmbeddedDesk.RefOf(saved.Ticket);
        return (await services.GetRequiredService<ISystemOfRecord>().GetAsync(ticket, default))!;
    }

    private ProposalDraft Draft(SorRecord ticket, SorCatalog catalog, double confidence, string board)
    {
        var row = catalog.Board(board)!.Classes.First(c => c.Item is not null);
        return new(
            agent,
            version,
            ticket.Ref,
            ticket.Version,
            new ProposedAction(
                "set-class",
                [
                    new(TicketFields.Board, ticket[TicketFields.Board], catalog.Board(board)!.Value),
                    new(TicketFields.Type, ticket[TicketFields.Type], row.Type),
                    new(TicketFields.Subtype, ticket[TicketFields.Subtype], row.Subtype),
                    new(TicketFields.Item, ticket[TicketFields.Item], row.Item),
                ]
            ),
            [],
            [],
            confidence,
            "- Because.",
            new Explanation([], [], [], [], "Can be put back."),
            RiskTier.Low,
            null,
            ticket.Ref.Id
        );
    }

    private Task<SorCatalog> CatalogAsync() => services.GetRequiredService<ISystemOfRecord>().DescribeAsync(default);

    private Task<OversightDbContext> ContextAsync() =>
        services.GetRequiredService<IDbContextFactory<OversightDbContext>>().CreateDbContextAsync();
}
