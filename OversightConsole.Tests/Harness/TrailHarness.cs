using Microsoft.EntityFrameworkCore;
using OversightConsole.Composition;
using OversightConsole.Core.Access;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Stopping;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review.Decisions;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures.Databases;

namespace OversightConsole.Tests.Harness;

/// <summary>A house whose people are in the trail too, and a varied story through the real services.</summary>
internal static class TrailHarness
{
    public static Person Admin { get; } = new("root", "Root", new HashSet<Role> { Role.Administrator });

    /// <summary>An easy promotion, and nobody in the database whom no entry made.</summary>
    public static async Task<ReviewHarness> OnAsync(DatabaseFixture database)
    {
        var harness = await AutonomyHarness.OnAsync(database, AutonomyHarness.Easy);
        await harness.PeopleAsync();
        return harness;
    }

    /// <summary>Enters the house's people as an administrator's acts, and lets access tell the trail from now on.</summary>
    public static async Task PeopleAsync(this ReviewHarness harness)
    {
        var trail = new AccessTrail(harness.Time);
        harness.Get<AccessHook>().OnAct = trail.EnterAsync;
        await using var db = await harness.Get<IDbContextFactory<OversightDbContext>>().CreateDbContextAsync();
        await using var write = await db.BeginWriteAsync();
        db.Add(new Microsoft.AspNetCore.Identity.IdentityUser(Admin.Name) { Id = Admin.Id });
        db.Add(
            new Microsoft.AspNetCore.Identity.IdentityUserRole<string>
            {
                UserId = Admin.Id,
                RoleId = RoleNames.Administrator,
            }
        );
        foreach (var person in new[] { Admin, harness.Ravi, harness.Mia, harness.Manager, harness.Auditor })
        {
            var roles = string.Join(", ", person.Roles.Select(Codes.Of));
            await trail.EnterAsync(
                write,
                new AccessAct(AccessActKind.UserCreated, null, person.Id, person.Name, roles)
            );
        }
        await write.CommitAsync();
    }

    /// <summary>Promotion, acting alone, amber, red, new terms, overrides, retractions, stops, and changes of rights.</summary>
    public static async Task StoryAsync(this ReviewHarness harness)
    {
        await harness.PromotedAsync();
        await harness.AuditsAsync(share: 0);
        await harness.ArrivesAsync();
        await harness.WorkAsync();
        await harness.SendAsync();
        await harness.AuditsAsync(share: 1);
        await harness.RejectedAsync(5);
        foreach (var line in await harness.SuggestionsAsync(12))
            await harness.ApprovedAsync(line);
        await harness.RejectedAsync(9);
        await harness.AnsweredAsync();
        await harness.SteeredAsync();
        await harness.RightsAsync();
    }

    /// <summary>A manager sets how much of an agent's own work is asked about, and the trail says so.</summary>
    public static async Task AuditsAsync(this ReviewHarness harness, double share)
    {
        await using var db = await harness.Get<IDbContextFactory<OversightDbContext>>().CreateDbContextAsync();
        await using var write = await db.BeginWriteAsync();
        await db.Set<AgentSettings>()
            .Where(a => a.Agent == ReviewHarness.Agent)
            .ExecuteUpdateAsync(s => s.SetProperty(a => a.AuditShare, _ => share));
        var by = AuditActor.Person(harness.Manager.Id, harness.Manager.Name);
        AuditTrail.Append(
            write,
            new AuditAct(
                harness.Time.Now(),
                by,
                TrailKind.TermsSet,
                $"agent/{ReviewHarness.Agent}",
                null,
                new { auditShare = share }
            )
        );
        await write.CommitAsync();
    }

    private static async Task RejectedAsync(this ReviewHarness harness, int count)
    {
        foreach (var line in await harness.SuggestionsAsync(count))
            await harness.RejectAsync(harness.Ravi, line);
    }

    /// <summary>Every answer there is, one taken back and given again.</summary>
    private static async Task AnsweredAsync(this ReviewHarness harness)
    {
        var lines = await harness.SuggestionsAsync(5);
        (await harness.OverrideAsync(harness.Ravi, lines[0], Drafts.Value(Drafts.Fault))).Should().BeOfType<Recorded>();
        var first = await harness.ApprovedAsync(lines[1]);
        (await harness.Decisions.RetractAsync(harness.Ravi, first)).Should().Be(RetractOutcome.Retracted);
        await harness.ApprovedAsync(lines[1], harness.Ravi);
        var request = new DecisionRequest(
            lines[2].Item,
            Verdict.Reject,
            RejectReason: RejectReason.NotNeeded,
            Comment: "The customer rang."
        );
        (await harness.Decisions.DecideAsync(harness.Mia, request)).Should().BeOfType<Recorded>();
        await harness.ClassifyAsync(lines[3].On, Drafts.Fault);
        await harness.WorkAsync();
        await harness.SendAsync();
    }

    private static async Task SteeredAsync(this ReviewHarness harness)
    {
        var terms = AutonomyHarness.Easy with { Target = 0.85 };
        var fleet = harness.Get<FleetControl>();
        (await fleet.SetTermsAsync(harness.Manager, ReviewHarness.Agent, terms, "Stricter"))
            .Should()
            .Be(ManagerActionOutcome.Set);
        await harness.SuggestionsAsync(2);
        (await fleet.SetModeAsync(harness.Manager, ReviewHarness.Second, AgentMode.Shadow, "Not yet"))
            .Should()
            .Be(ManagerActionOutcome.Set);
        var stops = harness.Get<StopSwitch>();
        (await stops.StopAsync(harness.Manager, StopRequest.All, "Something is wrong")).Should().Be(StopOutcome.Done);
        foreach (
            var request in new[]
            {
                StopRequest.Agent(KnownAgents.Register[ReviewHarness.Agent]),
                StopRequest.Board(EmbeddedSystemOfRecord.ConnectionName, "service-desk", "Service desk"),
                StopRequest.Customer(EmbeddedSystemOfRecord.ConnectionName, "acme", "Acme"),
            }
        )
            (await stops.StopAsync(harness.Manager, request, "This one")).Should().Be(StopOutcome.Done);
        (await stops.StopAsync(harness.Mia, StopRequest.Ticket("1"), null)).Should().Be(StopOutcome.Done);
        (await stops.ResumeAsync(harness.Manager, StopRequest.All, "It was not")).Should().Be(StopOutcome.Done);
    }

    private static async Task RightsAsync(this ReviewHarness harness)
    {
        var users = harness.Get<UserDirectory>();
        Role[] both = [Role.Technician, Role.Manager];
        var made = await users.CreateAsync(Admin, "Nora", "correct horse battery", both.ToHashSet());
        made.Outcome.Should().Be(AccessOutcome.Done, made.Sentence);
        var nora = (await users.ListAsync(Admin)).Users.Single(u => u.Name == "Nora").Id;
        (await users.SetRolesAsync(Admin, nora, new HashSet<Role> { Role.Auditor }))
            .Outcome.Should()
            .Be(AccessOutcome.Done);
        (await users.DisableAsync(Admin, nora)).Outcome.Should().Be(AccessOutcome.Done);
        (await users.DisableAsync(Admin, harness.Mia.Id)).Outcome.Should().Be(AccessOutcome.Done);
        (await users.EnableAsync(Admin, harness.Mia.Id)).Outcome.Should().Be(AccessOutcome.Done);
        await harness.Get<DemoUsers>().CreateAsync();
        await harness.Get<DemoUsers>().RemoveAsync();
        await harness.Get<DemoUsers>().CreateAsync();
    }
}
