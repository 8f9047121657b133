using Microsoft.EntityFrameworkCore;
using OversightConsole.Composition;
using OversightConsole.Core.Access;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures.Databases;

namespace OversightConsole.Tests.House;

/// <summary>A house whose people are in the trail too, and a varied story through the real services.</summary>
internal static class TrailHouse
{
    public static Person Admin { get; } = new("root", "Root", new HashSet<Role> { Role.Administrator });

    /// <summary>An easy promotion, and nobody in the database whom no entry made.</summary>
    public static async Task<ReviewHouse> OnAsync(DatabaseFixture database)
    {
        var house = await AutonomyHouse.OnAsync(database, AutonomyHouse.Easy);
        await house.PeopleAsync();
        return house;
    }

    /// <summary>Enters the house's people as an administrator's acts, and lets access tell the trail from now on.</summary>
    public static async Task PeopleAsync(this ReviewHouse house)
    {
        var trail = new AccessTrail(house.Time);
        house.Get<AccessHook>().OnAct = trail.EnterAsync;
        await using var db = await house.Get<IDbContextFactory<OversightDbContext>>().CreateDbContextAsync();
        await using var write = await db.BeginWriteAsync();
        db.Add(new Microsoft.AspNetCore.Identity.IdentityUser(Admin.Name) { Id = Admin.Id });
        db.Add(
            new Microsoft.AspNetCore.Identity.IdentityUserRole<string>
            {
                UserId = Admin.Id,
                RoleId = RoleNames.Administrator,
            }
        );
        foreach (var person in new[] { Admin, house.Ravi, house.Mia, house.Manager, house.Auditor })
        {
            var roles = string.Join(", ", person.Roles.Select(Codes.Of));
            await trail.EnterAsync(db, new AccessAct(AccessActKind.UserCreated, null, person.Id, person.Name, roles));
        }
        await write.CommitAsync();
    }

    /// <summary>Promotion, acting alone, amber, red, new terms, overrides, retractions, stops, and changes of rights.</summary>
    public static async Task StoryAsync(this ReviewHouse house)
    {
        await house.PromotedAsync();
        await house.AuditsAsync(share: 0);
        await house.ArrivesAsync();
        await house.WorkAsync();
        await house.SendAsync();
        await house.AuditsAsync(share: 1);
        await house.RejectedAsync(5);
        foreach (var line in await house.SuggestionsAsync(12))
            await house.ApprovedAsync(line);
        await house.RejectedAsync(9);
        await house.AnsweredAsync();
        await house.SteeredAsync();
        await house.RightsAsync();
    }

    /// <summary>A manager sets how much of an agent's own work is asked about, and the trail says so.</summary>
    public static async Task AuditsAsync(this ReviewHouse house, double share)
    {
        await using var db = await house.Get<IDbContextFactory<OversightDbContext>>().CreateDbContextAsync();
        await using var write = await db.BeginWriteAsync();
        await db.Set<AgentSettings>()
            .Where(a => a.Agent == ReviewHouse.Agent)
            .ExecuteUpdateAsync(s => s.SetProperty(a => a.AuditShare, _ => share));
        var by = AuditActor.Person(house.Manager.Id, house.Manager.Name);
        AuditTrail.Append(
            db,
            new AuditAct(
                house.Time.Now(),
                by,
                AutonomyActs.TermsSet,
                $"agent/{ReviewHouse.Agent}",
                null,
                new { auditShare = share }
            )
        );
        await write.CommitAsync();
    }

    private static async Task RejectedAsync(this ReviewHouse house, int count)
    {
        foreach (var line in await house.SuggestionsAsync(count))
            await house.RejectAsync(house.Ravi, line);
    }

    /// <summary>Every answer there is, one taken back and given again.</summary>
    private static async Task AnsweredAsync(this ReviewHouse house)
    {
        var lines = await house.SuggestionsAsync(5);
        (await house.OverrideAsync(house.Ravi, lines[0], Drafts.Value(Drafts.Fault))).Should().BeOfType<Recorded>();
        var first = await house.ApprovedAsync(lines[1]);
        (await house.Decisions.RetractAsync(house.Ravi, first)).Should().Be(RetractOutcome.Retracted);
        await house.ApprovedAsync(lines[1], house.Ravi);
        var request = new DecisionRequest(
            lines[2].Item,
            Verdict.Reject,
            RejectReason: RejectReason.NotNeeded,
            Comment: "The customer rang."
        );
        (await house.Decisions.DecideAsync(house.Mia, request)).Should().BeOfType<Recorded>();
        await house.ClassifyAsync(lines[3].On, Drafts.Fault);
        await house.WorkAsync();
        await house.SendAsync();
    }

    private static async Task SteeredAsync(this ReviewHouse house)
    {
        var terms = AutonomyHouse.Easy with { Target = 0.85 };
        var fleet = house.Get<FleetControl>();
        (await fleet.SetTermsAsync(house.Manager, ReviewHouse.Agent, terms, "Stricter")).Should().Be(ModeOutcome.Set);
        await house.SuggestionsAsync(2);
        (await fleet.SetModeAsync(house.Manager, ReviewHouse.Second, AgentMode.Shadow, "Not yet"))
            .Should()
            .Be(ModeOutcome.Set);
        var stops = house.Get<StopSwitch>();
        (await stops.StopAsync(house.Manager, StopWish.All, "Something is wrong")).Should().Be(StopOutcome.Done);
        foreach (
            var wish in new[]
            {
                StopWish.Agent(KnownAgents.Register[ReviewHouse.Agent]),
                StopWish.Board(EmbeddedSystemOfRecord.ConnectionName, "service-desk", "Service desk"),
                StopWish.Customer(EmbeddedSystemOfRecord.ConnectionName, "acme", "Acme"),
            }
        )
            (await stops.StopAsync(house.Manager, wish, "This one")).Should().Be(StopOutcome.Done);
        (await stops.StopAsync(house.Mia, StopWish.Ticket("1"), null)).Should().Be(StopOutcome.Done);
        (await stops.ResumeAsync(house.Manager, StopWish.All, "It was not")).Should().Be(StopOutcome.Done);
    }

    private static async Task RightsAsync(this ReviewHouse house)
    {
        var users = house.Get<UserDirectory>();
        Role[] both = [Role.Technician, Role.Manager];
        var made = await users.CreateAsync(Admin, "Nora", "correct horse battery", both.ToHashSet());
        made.Outcome.Should().Be(AccessOutcome.Done, made.Sentence);
        var nora = (await users.ListAsync(Admin)).Users.Single(u => u.Name == "Nora").Id;
        (await users.SetRolesAsync(Admin, nora, new HashSet<Role> { Role.Auditor }))
            .Outcome.Should()
            .Be(AccessOutcome.Done);
        (await users.DisableAsync(Admin, nora)).Outcome.Should().Be(AccessOutcome.Done);
        (await users.DisableAsync(Admin, house.Mia.Id)).Outcome.Should().Be(AccessOutcome.Done);
        (await users.EnableAsync(Admin, house.Mia.Id)).Outcome.Should().Be(AccessOutcome.Done);
        await house.Get<DemoUsers>().CreateAsync();
        await house.Get<DemoUsers>().RemoveAsync();
        await house.Get<DemoUsers>().CreateAsync();
    }
}
