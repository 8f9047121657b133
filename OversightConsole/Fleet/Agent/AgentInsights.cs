using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Insights;
using OversightConsole.Core.Training;

namespace OversightConsole.Fleet.Agent;

/// <summary>All that an agent's page shows, read at one look.</summary>
public sealed record AgentInsights(
    AgentStatus Status,
    AccuracyCourse? Course,
    CalibrationReport? Calibration,
    Corrections? Corrections,
    AgentHistory Past,
    IReadOnlyList<TrainedVersion> Trained,
    AskedReport? Asked
);
