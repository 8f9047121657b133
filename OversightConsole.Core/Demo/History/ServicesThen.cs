using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Agents.Classification;
using OversightConsole.Core.Agents.Learners;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Demo.Generator;
using OversightConsole.Core.Demo.State;
using OversightConsole.Core.Execution;
using OversightConsole.Core.Outcomes;
using OversightConsole.Core.Pipeline;
using OversightConsole.Core.Pipeline.Work;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Reports;
using OversightConsole.Core.Review;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Training;

namespace OversightConsole.Core.Demo.History;

internal sealed record ServicesThen(
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
