using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OversightConsole.Core.Access;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review;
using OversightConsole.Core.Review.Decisions;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Harness;
using OversightConsole.Tests.Queue.Browser;
using Class = OversightConsole.Tests.Harness.Drafts;

namespace OversightConsole.Tests.Overrides;

/// <summary>A suggestion that somebody puts right.</summary>
internal static class PutRight
{
    public static async Task InQueueAsync(QueueApp app, string user, OverrideReason reason, string? comment)
    {
        var catalog = await app.Services.GetRequiredService<ISystemOfRecord>().DescribeAsync(default);
        var ticket = await app.TicketAsync("Printer is jammed", "It is.");
        await app.ProposeAsync(ticket, Class.Class(ticket, catalog));
        await using var db = await app
            .Services.GetRequiredService<IDbContextFactory<OversightDbContext>>()
            .CreateDbContextAsync();
        var item = await db.Set<ReviewItem>().SingleAsync(i => i.Ticket == ticket.Ref);
        var id = await db.Users.Where(u => u.UserName == user).Select(u => u.Id).SingleAsync();
        var outcome = await app
            .Services.GetRequiredService<DecisionService>()
            .DecideAsync(
                new Person(id, user, new HashSet<Role> { Role.Technician }),
                new DecisionRequest(item.Id, Verdict.Override, Class.Value(Class.Fault), reason, Comment: comment)
            );
        outcome.Should().BeOfType<Recorded>();
    }
}
