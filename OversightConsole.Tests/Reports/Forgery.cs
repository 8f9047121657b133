using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Access;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Drift;
using OversightConsole.Core.Autonomy.Evidence;
using OversightConsole.Core.Autonomy.Promotion;
using OversightConsole.Core.Autonomy.Stopping;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.Reports;

/// <summary>Ways to change the state past the console, by somebody who may write to the database.</summary>
internal static class Forgery
{
    private static readonly Guid Made = Guid.Parse("0198f000-0000-7000-8000-000000000001");

    /// <summary>What is done, and how the check words it.</summary>
    public static readonly IReadOnlyDictionary<string, (Func<OversightDbContext, Task> Do, string Says)> All =
        new Dictionary<string, (Func<OversightDbContext, Task>, string)>
        {
            ["a mode flipped"] = (
                db => Agent(db).ExecuteUpdateAsync(s => s.SetProperty(a => a.Mode, AgentMode.Autonomous)),
                "Classification is autonomous, but entry * set it to suggest."
            ),
            ["a mode nobody knows"] = (
                db => db.Database.ExecuteSqlRawAsync("UPDATE \"AgentSettings\" SET \"Mode\" = 'superuser'"),
                "A stored agent can't be read: *"
            ),
            ["a target lowered"] = (
                db => Agent(db).ExecuteUpdateAsync(s => s.SetProperty(a => a.Target, 0.5)),
                "Classification has a target of 0.5, but entry * says 0.85."
            ),
            ["a claim promoted"] = (
                db => Agent(db).ExecuteUpdateAsync(s => s.SetProperty(a => a.PromotedClaim, "a claim")),
                "Classification is promoted on a claim, but entry * says no claim."
            ),
            ["the audit share lowered"] = (
                db => Agent(db).ExecuteUpdateAsync(s => s.SetProperty(a => a.AuditShare, 0)),
                "Classification has an audit share of 0, but entry * says 1."
            ),
            ["an agent removed"] = (
                db => Agent(db).ExecuteDeleteAsync(),
                "Classification has no settings any more, but entry * set it to suggest."
            ),
            ["an ending edited"] = (
                db => Wrong(db).ExecuteUpdateAsync(s => s.SetProperty(e => e.Ending, EvidenceResult.Approved)),
                "The ledger's line 1 of proposal * says ending approved, but entry * says rejected-wrong. And * more."
            ),
            ["a reviewer edited"] = (
                db => Wrong(db).ExecuteUpdateAsync(s => s.SetProperty(e => e.ReviewerId, "mia")),
                "The ledger's line 1 of proposal * says reviewer id mia, but entry * says ravi. And * more."
            ),
            ["a line of the ledger deleted"] = (
                db => Wrong(db).ExecuteDeleteAsync(),
                "The ledger's line 1 of proposal * is gone, but entry * made it. And * more."
            ),
            ["a line of the ledger added"] = (
                AddLineAsync,
                $"The ledger's line 1 of proposal {Made} is in the database, but no entry made it."
            ),
            ["a claim's count raised"] = (
                db => Claims(db).ExecuteUpdateAsync(s => s.SetProperty(c => c.Right, c => c.Right + 9)),
                "Claim classification/* says right *, but entry * says *."
            ),
            ["a claim reopened"] = (
                db => Claims(db).ExecuteUpdateAsync(s => s.SetProperty(c => c.EndedAt, (DateTimeOffset?)null)),
                "Claim classification/* says ended at none, but entry * says *."
            ),
            ["an incident turned right"] = (
                db =>
                    db.Set<EvidenceUnit>()
                        .Where(u => u.Wrong == 1)
                        .ExecuteUpdateAsync(s => s.SetProperty(u => u.Wrong, 0).SetProperty(u => u.Right, 1)),
                "Claim * has incident * at 1 right and 0 wrong, but the trail up to entry * says 0 and 1. And * more."
            ),
            ["a proposal flagged as evidence"] = (
                db =>
                    db.Set<Proposal>()
                        .Where(p => !p.IsEvidence)
                        .ExecuteUpdateAsync(s => s.SetProperty(p => p.IsEvidence, true)),
                "Proposal * says is evidence true, but entry * says false."
            ),
            ["a proposal's action swapped"] = (
                db =>
                    db.Database.ExecuteSqlRawAsync(
                        "UPDATE \"Proposals\" SET \"Action\" = replace(\"Action\", 'driver', 'fault')"
                    ),
                "Proposal * has another action hash than entry * gives it. And * more."
            ),
            ["a verdict edited"] = (
                db => Rejected(db).ExecuteUpdateAsync(s => s.SetProperty(d => d.Verdict, Verdict.Approve)),
                "Decision * says verdict approve, but entry * says reject. And * more."
            ),
            ["a value edited"] = (
                db =>
                    db.Database.ExecuteSqlRawAsync(
                        "UPDATE \"Decisions\" SET \"Value\" = replace(\"Value\", 'fault', 'toner')"
                    ),
                "Decision * has another value than entry * gives it."
            ),
            ["a comment rewritten"] = (
                db =>
                    db.Set<Decision>()
                        .Where(d => d.Comment != null)
                        .ExecuteUpdateAsync(s => s.SetProperty(d => d.Comment, "The customer wrote.")),
                "Decision * has another comment than entry * gives it."
            ),
            ["a decision given to somebody else"] = (
                db => Rejected(db).ExecuteUpdateAsync(s => s.SetProperty(d => d.ById, "mia")),
                "Decision * says by id mia, but entry * says ravi. And * more."
            ),
            ["a decision deleted"] = (
                db => Rejected(db).ExecuteDeleteAsync(),
                "Decision * is gone, but entry * made it. And * more."
            ),
            ["a retraction deleted"] = (
                db => db.Set<Retraction>().ExecuteDeleteAsync(),
                "The retraction of decision * is gone, but entry * made it."
            ),
            ["a demotion unconfirmed"] = (
                db => db.Set<Demotion>().ExecuteUpdateAsync(s => s.SetProperty(d => d.IsConfirmed, false)),
                "The demotion from classification/* says is confirmed false, but entry * says true."
            ),
            ["a promotion deleted"] = (
                db => db.Set<GrantedPromotion>().ExecuteDeleteAsync(),
                "The promotion on classification/* is gone, but entry * made it."
            ),
            ["a suspension added"] = (
                AddSuspensionAsync,
                $"The suspension after proposal {Made} is in the database, but no entry made it."
            ),
            ["a stop lifted"] = (
                db =>
                    db.Set<Stop>()
                        .Where(s => s.LiftedAt == null)
                        .ExecuteUpdateAsync(s => s.SetProperty(x => x.LiftedAt, x => x.At)),
                "The stop of agent classification is gone, but entry * made it. And 3 more."
            ),
            ["a stop brought back"] = (
                db =>
                    db.Set<Stop>()
                        .Where(s => s.LiftedAt != null)
                        .ExecuteUpdateAsync(s => s.SetProperty(x => x.LiftedAt, (DateTimeOffset?)null)),
                "The stop of all agents is in the database, but no entry made it."
            ),
            ["a role given"] = (AddRoleAsync, "Ravi has the role administrator, which entry * does not give."),
            ["a role taken"] = (
                db => db.Set<IdentityUserRole<string>>().Where(r => r.UserId == "max").ExecuteDeleteAsync(),
                "Max lacks the role manager, which entry * gives."
            ),
            ["a disabled user let in"] = (
                db =>
                    db.Users.Where(u => u.UserName == "Nora")
                        .ExecuteUpdateAsync(s => s.SetProperty(u => u.LockoutEnd, (DateTimeOffset?)null)),
                "Nora may sign in, but entry * says that they are disabled."
            ),
            ["a user removed"] = (
                db => db.Users.Where(u => u.Id == "ada").ExecuteDeleteAsync(),
                "Ada is gone, but entry * speaks of them."
            ),
            ["rights past the roles"] = (AddRightAsync, "Rights were given past the roles; no entry does that."),
            ["a role renamed"] = (
                db =>
                    db.Roles.Where(r => r.Id == RoleNames.Auditor)
                        .ExecuteUpdateAsync(s => s.SetProperty(r => r.Name, "other")),
                "A role bears another role's name; no entry changes roles themselves."
            ),
        };

    private static IQueryable<AgentSettings> Agent(OversightDbContext db) =>
        db.Set<AgentSettings>().Where(a => a.Agent == ReviewHarness.Agent);

    private static IQueryable<EvidenceEntry> Wrong(OversightDbContext db) =>
        db.Set<EvidenceEntry>().Where(e => e.Ending == EvidenceResult.RejectedWrong);

    private static IQueryable<AgentClaim> Claims(OversightDbContext db) =>
        db.Set<AgentClaim>().Where(c => c.PromotedAt != null);

    private static IQueryable<Decision> Rejected(OversightDbContext db) =>
        db.Set<Decision>().Where(d => d.Verdict == Verdict.Reject && d.ById == "ravi");

    private static Task AddLineAsync(OversightDbContext db) =>
        AddAsync(
            db,
            new EvidenceEntry
            {
                ProposalId = Made,
                Number = 1,
                Claim = "classification/v1",
                Sequence = 999,
                Ending = EvidenceResult.Approved,
            }
        );

    private static Task AddSuspensionAsync(OversightDbContext db) =>
        AddAsync(
            db,
            new Suspension
            {
                Id = Made,
                Agent = ReviewHarness.Agent,
                Company = "acme",
                ProposalId = Made,
            }
        );

    private static Task AddRoleAsync(OversightDbContext db) =>
        AddAsync(db, new IdentityUserRole<string> { UserId = "ravi", RoleId = RoleNames.Administrator });

    private static Task AddRightAsync(OversightDbContext db) =>
        AddAsync(
            db,
            new IdentityUserClaim<string>
            {
                UserId = "ravi",
                ClaimType = "role",
                ClaimValue = RoleNames.Administrator,
            }
        );

    private static async Task AddAsync(OversightDbContext db, object row)
    {
        db.Add(row);
        await db.SaveChangesAsync();
    }
}
