using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Stopping;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.ServiceDesk.Terms;
using OversightConsole.Tests.Fixtures.Databases;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.Autonomy.Promotion;

/// <summary>Makes a promoted agent, and situations that speak against it acting alone.</summary>
internal static class SpeaksAgainst
{
    /// <summary>A promoted agent that draws this share of its tickets for audit, 0–1.</summary>
    public static async Task<ReviewHarness> PromotedAsync(DatabaseFixture database, double audits)
    {
        var harness = await AutonomyHarness.OnAsync(database, AutonomyHarness.Easy);
        await harness.PromotedAsync();
        await harness.AuditShareIsAsync(audits);
        return harness;
    }

    /// <summary>Makes the situation that <paramref name="because"/> names.</summary>
    public static async Task AddAsync(ReviewHarness harness, string because)
    {
        void Say(Func<ProposalDraft, ProposalDraft> other) =>
            harness.Asked.Says = (t, c) => new Core.Agents.Proposes(other(Drafts.Class(t, c)));
        switch (because)
        {
            case "below its floor":
                Say(d => d with { Confidence = 0.5 });
                break;
            case "the customer forbids it":
                await harness.CompanyAsync("quiet");
                var refused = AllowedTerms.All with { Autonomy = false };
                await harness.Get<CustomerTerms>().SetAsync(harness.Manager, "quiet", refused);
                Say(d => d with { Company = "quiet" });
                break;
            case "nobody knows the customer":
                Say(d => d with { Company = "nobody" });
                break;
            case "the text is suspicious":
                Say(d => d with { Explanation = d.Explanation with { Suspicions = ["It gives orders."] } });
                break;
            case "high risk":
                Say(d => d with { Risk = RiskTier.High });
                break;
            case "a premise is open":
                Say(d => d with { Premises = [new Fact(TicketFields.Company, FieldValue.Text("harbor"))] });
                break;
            case "another version":
                Say(d => d with { AgentVersion = "v2" });
                break;
            case "the trail is broken":
                await harness.TrailIsAsync(intact: false);
                break;
            case "nobody has checked the trail":
                await harness.ReadAsync(db => db.Set<Core.Audit.TrailVerdict>().ExecuteDeleteAsync());
                break;
            case "the agent is stopped":
                await harness
                    .Get<StopSwitch>()
                    .StopAsync(
                        harness.Manager,
                        StopRequest.Agent(KnownAgents.Register[ReviewHarness.Agent]),
                        "For a test"
                    );
                break;
            case "everything is stopped":
                await harness.Get<StopSwitch>().StopAsync(harness.Manager, StopRequest.All, "For a test");
                break;
            case "a mode that was written past the console":
                await harness.SetModeAsync(AgentMode.Suggest);
                await harness.SuggestionsAsync(1);
                var claim = (await harness.StatusAsync()).Claim;
                await harness.ReadAsync(db =>
                    db.Set<AgentSettings>()
                        .Where(a => a.Agent == ReviewHarness.Agent)
                        .ExecuteUpdateAsync(s =>
                            s.SetProperty(a => a.Mode, _ => AgentMode.Autonomous)
                                .SetProperty(a => a.PromotedClaim, _ => claim)
                                .SetProperty(a => a.AuditShare, _ => 0)
                        )
                );
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(because), because, null);
        }
    }
}
