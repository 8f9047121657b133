using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Stopping;
using OversightConsole.Core.Execution.Undoing;
using OversightConsole.Core.Outcomes;
using OversightConsole.Core.Pipeline.Scopes;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Reports.Exports;
using OversightConsole.Core.Reports.Exports.Trail;
using OversightConsole.Core.Review.Decisions;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Harness;

namespace OversightConsole.Tests.Audit;

/// <summary>Acts in whose names and texts one word stands that stands nowhere else.</summary>
internal static class MarkedActs
{
    public const string Marker = "Quellwasser";

    /// <summary>Every way in which somebody's own words or name come near the trail, each with the marker.</summary>
    public static async Task MarkedAsync(this ReviewHarness harness)
    {
        var (ravi, manager) = (harness.Ravi with { Name = Marker }, harness.Manager with { Name = Marker });
        await harness
            .Get<StopSwitch>()
            .ResumeAsync(manager, StopRequest.Agent(KnownAgents.Register[ReviewHarness.Agent]), Marker);
        await harness
            .Get<StopSwitch>()
            .ResumeAsync(
                manager,
                StopRequest.Board(EmbeddedSystemOfRecord.ConnectionName, "service-desk", Marker),
                Marker
            );
        await harness
            .Get<StopSwitch>()
            .ResumeAsync(manager, StopRequest.Customer(EmbeddedSystemOfRecord.ConnectionName, "acme", Marker), Marker);
        var written = await harness.WrittenChangeAsync(on: await harness.TicketAsync(Marker));
        await harness
            .Get<UndoService>()
            .UndoAsync(ravi, new UndoOne(written.Line.Proposal), RejectReason.Wrong, Marker);
        await harness.SendAsync();
        var line = await harness.SuggestAsync(await harness.TicketAsync(Marker));
        var put = new DecisionRequest(
            line.Item,
            Verdict.Override,
            Drafts.Value(Drafts.Fault),
            OverrideReason.Misread,
            Comment: Marker
        );
        (await harness.Decisions.DecideAsync(ravi, put)).Should().BeOfType<Recorded>();
        await harness.SendAsync();
        var fleet = harness.Get<FleetControl>();
        await fleet.SetTermsAsync(manager, ReviewHarness.Agent, AutonomyHarness.Easy with { Target = 0.86 }, Marker);
        await fleet.SetModeAsync(manager, ReviewHarness.Second, AgentMode.Suggest, Marker);
        var scope = AgentScope.Everything with { Rules = [new DeskRule { Name = Marker, Word = Marker }] };
        await harness.Get<AgentScopes>().SetAsync(manager, ReviewHarness.Agent, scope, Marker);
        await harness
            .Get<StopSwitch>()
            .StopAsync(manager, StopRequest.Customer(EmbeddedSystemOfRecord.ConnectionName, "acme", Marker), Marker);
        var proposal = await harness.ProposalAsync(written.Line.Proposal);
        await using (var db = await harness.Get<IDbContextFactory<OversightDbContext>>().CreateDbContextAsync())
        {
            var now = harness.Time.Now();
            await using var write = await db.BeginWriteAsync(now);
            OutcomeWriter.Enter(write, OutcomeWriter.Of(proposal, OutcomeKind.Contradicted, now, Marker));
            await write.CommitAsync();
        }
        var export = await harness
            .Get<TrailExport>()
            .WriteAsync(
                harness.Auditor with
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
