using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OversightConsole.Core.Access;
using OversightConsole.Core.Execution;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review;
using OversightConsole.Core.Review.Decisions;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Queue.Browser;

namespace OversightConsole.Tests.Audit.Browser;

/// <summary>A ticket whose team an agent suggested, a technician approved and the executor wrote.</summary>
internal static class WrittenTicket
{
    /// <summary>The ticket as it stood before.</summary>
    public static async Task<SorRecord> MakeAsync(QueueApp app)
    {
        var services = app.Services;
        var ticket = await app.TicketAsync("Can't take X-rays", "All three rooms say sensor not found.");
        var desk = await services.GetRequiredService<ISystemOfRecord>().DescribeAsync(default);
        await app.ProposeAsync(ticket, Drafts.Team(ticket, desk));
        await using var db = await services
            .GetRequiredService<IDbContextFactory<OversightDbContext>>()
            .CreateDbContextAsync();
        var proposal = await db.Set<Proposal>().SingleAsync(p => p.Ticket == ticket.Ref && p.Agent == "assignment");
        var item = await db.Set<ReviewItem>().SingleAsync(i => i.ProposalId == proposal.Id);
        var user = await db.Users.SingleAsync(u => u.UserName == "technician");
        var lena = new Person(user.Id, "technician", new HashSet<Role> { Role.Technician });
        var decided = await services
            .GetRequiredService<DecisionService>()
            .DecideAsync(lena, new DecisionRequest(item.Id, Verdict.Approve));
        var decision = decided.Should().BeOfType<Recorded>().Subject.DecisionId;
        // The undo window need not be waited for.
        await db.Set<ExecutionIntent>()
            .Where(i => i.DecisionId == decision)
            .ExecuteUpdateAsync(s => s.SetProperty(i => i.NextAt, _ => DateTimeOffset.UnixEpoch));
        while (
            await db.Set<ExecutionIntent>().AnyAsync(i => i.DecisionId == decision && i.State != IntentState.Verified)
        )
            await services.GetRequiredService<Executor>().RunOnceAsync();
        return ticket;
    }
}
