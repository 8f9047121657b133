using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Agents.Rules;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Execution;
using OversightConsole.Core.Outcomes;
using OversightConsole.Core.Pipeline.Scopes;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Reports;
using OversightConsole.Core.Review;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.House;

namespace OversightConsole.Tests.Audit;

/// <summary>Acts in whose names and texts one word stands that stands nowhere else.</summary>
internal static class MarkedActs
{
    public const string Marker = "Quellwasser";

    /// <summary>Every way in which somebody's own words or name come near the trail, each with the marker.</summary>
    public static async Task MarkedAsync(this ReviewHouse house)
    {
        var (ravi, manager) = (house.Ravi with { Name = Marker }, house.Manager with { Name = Marker });
        await house
            .Get<StopSwitch>()
            .ResumeAsync(manager, StopWish.Agent(KnownAgents.Register[ReviewHouse.Agent]), Marker);
        await house
            .Get<StopSwitch>()
            .ResumeAsync(
                manager,
                StopWish.Board(EmbeddedSystemOfRecord.ConnectionName, "service-desk", Marker),
                Marker
            );
        await house
            .Get<StopSwitch>()
            .ResumeAsync(manager, StopWish.Customer(EmbeddedSystemOfRecord.ConnectionName, "acme", Marker), Marker);
        var written = await house.WrittenChangeAsync(on: await house.TicketAsync(Marker));
        await house.Get<Undoing>().UndoAsync(ravi, new UndoOne(written.Line.Proposal), RejectReason.Wrong, Marker);
        await house.SendAsync();
        var line = await house.SuggestAsync(await house.TicketAsync(Marker));
        var put = new DecisionRequest(
            line.Item,
            Verdict.Override,
            Drafts.Value(Drafts.Fault),
            OverrideReason.Misread,
            Comment: Marker
        );
        (await house.Decisions.DecideAsync(ravi, put)).Should().BeOfType<Recorded>();
        await house.SendAsync();
        var fleet = house.Get<FleetControl>();
        await fleet.SetTermsAsync(manager, ReviewHouse.Agent, AutonomyHouse.Easy with { Target = 0.86 }, Marker);
        await fleet.SetModeAsync(manager, ReviewHouse.Second, AgentMode.Suggest, Marker);
        var scope = AgentScope.Everything with { Rules = [new DeskRule { Name = Marker, Word = Marker }] };
        await house.Get<AgentScopes>().SetAsync(manager, ReviewHouse.Agent, scope, Marker);
        await house
            .Get<StopSwitch>()
            .StopAsync(manager, StopWish.Customer(EmbeddedSystemOfRecord.ConnectionName, "acme", Marker), Marker);
        var proposal = await house.ProposalAsync(written.Line.Proposal);
        await using (var db = await house.Get<IDbContextFactory<OversightDbContext>>().CreateDbContextAsync())
        {
            await using var write = await db.BeginWriteAsync();
            var now = house.Time.Now();
            OutcomeBook.Enter(db, OutcomeBook.Of(proposal, OutcomeKind.Contradicted, now, Marker), now);
            await write.CommitAsync();
        }
        var export = await house
            .Get<TrailExport>()
            .WriteAsync(
                house.Auditor with
                {
                    Name = Marker,
                },
                AuditFilter.All with
                {
                    Search = Marker,
                },
                ReportFormat.Csv
            );
        File.Delete(export.Should().BeOfType<Exported>().Subject.Path);
    }
}
