using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Training;

namespace OversightConsole.Fleet.Agent;

/// <summary>All that an agent's page shows, read at one look.</summary>
public sealed record AgentPortrait(
    AgentStanding Standing,
    AccuracyCourse? Course,
    CertaintyPortrait? Certainty,
    Corrections? Corrections,
    AgentPast Past,
    IReadOnlyList<TrainedVersion> Trained
);
