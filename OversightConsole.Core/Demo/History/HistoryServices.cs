using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Agents.Classification;
using OversightConsole.Core.Agents.Learners;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Gate;
using OversightConsole.Core.Autonomy.Promotion;
using OversightConsole.Core.Demo.Generator;
using OversightConsole.Core.Demo.State;
using OversightConsole.Core.Execution;
using OversightConsole.Core.Outcomes;
using OversightConsole.Core.Pipeline.Work;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Reports.TrailConsistency;
using OversightConsole.Core.Review.Decisions;
using OversightConsole.Core.ServiceDesk.Connections;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.Embedded.Directory;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Training;

namespace OversightConsole.Core.Demo.History;

/// <summary>The real services of the console over the same database and memory, told the time of the demo's story.</summary>
public sealed class HistoryServices(
    IDbContextFactory<OversightDbContext> contexts,
    DeskDirectories directories,
    TicketWork work,
    AgentMemory<ClassificationKnowledge> memory,
    ModelStore models,
    IEnumerable<ILearner> learners,
    VersionsAtWork atWork,
    AgentRegister register,
    ILogger<DeskHealth> log
)
{
    /// <summary>The services at the time that <paramref name="clock"/> shows.</summary>
    internal ServicesAtTime At(DemoClock clock, int seed)
    {
        var audits = DemoRandom.For(seed, "audits");
        // The desk has worked with the one agent so far; the others join on the last day, when the console is opened.
        var record = new EmbeddedSystemOfRecord(contexts, directories, clock);
        var suite = work.At(record, clock, new AuditLottery(audits.Fraction));
        return new ServicesAtTime(
            new EmbeddedDesk(contexts, directories, clock),
            record,
            new FleetControl(contexts, register, clock),
            new AgentTraining(contexts, record, models, learners, atWork, clock),
            suite.With(a => a.Key == ClassificationAgent.AgentKey || a.Descriptor.IsSimulated),
            suite,
            new DecisionService(contexts, record, register, clock),
            new Executor(contexts, record, clock),
            new Promotions(contexts, clock),
            new TrailCheck(contexts, clock),
            new OutcomeWatch(contexts, new DeskHealth(record, clock, log), clock),
            memory
        );
    }
}
