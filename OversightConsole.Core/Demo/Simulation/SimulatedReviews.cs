using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Access;
using OversightConsole.Core.Autonomy.Gate;
using OversightConsole.Core.Demo.State;
using OversightConsole.Core.Pipeline.Work;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review;
using OversightConsole.Core.Review.Decisions;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Storage.Bulk;

namespace OversightConsole.Core.Demo.Simulation;

/// <summary>
/// Lets agents suggest through the gate and answers what it asks: the rows, the ledger and the trail are those of the
/// console. Only the desk is left out, which no claim rests on: there are no tickets behind, and nothing is carried out.
/// </summary>
internal sealed class SimulatedReviews(
    IDbContextFactory<OversightDbContext> contexts,
    BulkWrites bulk,
    ProposalEntry entry,
    DemoClock clock,
    Person reviewer
)
{
    // In one transaction; more would let the change tracker look at more rows for every one it saves.
    private const int Unit = 20;

    // No desk stands behind and no customer: the simulation says openly that agents may act without one.
    private static readonly SorCatalog NoDesk = new([], [], [], [], []) { ActsWithoutCustomer = true };

    private long _tickets;

    /// <summary>One suggestion of each agent; what waits for a person is answered in the same transaction.</summary>
    public async Task NextAsync(IReadOnlyList<SimulatedClaim> claims, CancellationToken ct)
    {
        foreach (var unit in claims.Chunk(Unit))
            await bulk.RunAsync(
                async inner =>
                {
                    foreach (var claim in unit)
                        await SuggestAsync(claim, inner);
                },
                ct
            );
    }

    private async Task SuggestAsync(SimulatedClaim claim, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var now = clock.Now();
        await using var write = await db.BeginWriteAsync(now, ct);
        var record = Report(++_tickets, now);
        var gated = await entry
            .With(claim.Lottery)
            .Knowing(new LoadedCatalog(NoDesk, now))
            .EnterAsync(write, Draft(claim.Agent, record), record, ct);
        await db.SaveChangesAsync(ct);
        if (claim.PromotedAt is not null)
            claim.Acted();
        if (gated.Decision is null)
            await AnswerAsync(write, gated.Proposal, claim.Answer(), ct);
        await write.CommitAsync();
    }

    private async Task AnswerAsync(WriteScope write, Proposal proposal, bool right, CancellationToken ct)
    {
        var item = write.Db.ChangeTracker.Entries<ReviewItem>().Single().Entity.Id;
        var (verdict, to) = right
            ? (Verdict.Approve, ProposalStatus.Approved)
            : (Verdict.Reject, ProposalStatus.Rejected);
        var request = new DecisionRequest(item, verdict, RejectReason: right ? null : RejectReason.Wrong);
        if (!await ProposalLifecycle.MoveAsync(write, proposal.Id, ProposalStatus.Pending, to))
            throw new InvalidOperationException($"The suggestion {proposal.Id} did not wait for its answer.");
        var seen = new SeenItem(item, proposal, write.Now, null);
        await DecisionRows.AddAsync(write, new DecidedRows(reviewer, request, seen, verdict, null), ct);
    }

    private static SorRecord Report(long number, DateTimeOffset now)
    {
        var summary = string.Create(CultureInfo.InvariantCulture, $"Simulated report {number}");
        return new SorRecord(
            EmbeddedDesk.RefOf(number),
            new SorVersion("1"),
            new Dictionary<string, FieldValue> { [TicketFields.Summary] = FieldValue.Text(summary) },
            summary,
            TicketSource.Simulation,
            SenderAddress: null,
            now,
            ClosedAt: null,
            Notes: [],
            Due: null
        );
    }

    /// <summary>A field that is neither critical nor severe: accuracy is the only gate that is simulated.</summary>
    private static ProposalDraft Draft(string agent, SorRecord record) =>
        new(
            agent,
            "v1",
            record.Ref,
            record.Version,
            new ProposedAction("set-impact", [new FieldChange(TicketFields.Impact, null, FieldValue.Text("low"))]),
            DependsOn: [],
            Premises: [],
            Confidence: 0.99,
            Rationale: "- A simulation.",
            new Explanation([], [], [], [], "Sets the impact. Can be put back."),
            RiskTier.Low,
            Company: null,
            Unit: record.Ref.Text
        );
}
