using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Agents.Classification;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Promotion;
using OversightConsole.Core.Execution;
using OversightConsole.Core.Outcomes;
using OversightConsole.Core.Pipeline.Work;
using OversightConsole.Core.Reports.TrailConsistency;
using OversightConsole.Core.Review.Decisions;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.Training;

namespace OversightConsole.Core.Demo.History;

internal sealed record ServicesAtTime(
    EmbeddedDesk Desk,
    EmbeddedSystemOfRecord Record,
    FleetControl Fleet,
    AgentTraining Training,
    TicketWork Work,
    TicketWork Suite,
    DecisionService Decisions,
    Executor Executor,
    Promotions Promotions,
    TrailCheck Trail,
    OutcomeWatch Outcomes,
    AgentMemory<ClassificationKnowledge> Memory
);
