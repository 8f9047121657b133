namespace OversightConsole.Core.ServiceDesk.Embedded.Configuration;

/// <summary>Which clock of the SLA runs in a status. A ticket's stage only moves forward, except freely among the last three.</summary>
public enum ServiceLevelStage
{
    /// <summary>Nobody has answered yet: the respond clock runs.</summary>
    Respond,

    /// <summary>Answered, no plan yet: the plan clock runs.</summary>
    Plan,

    /// <summary>Being worked on: the resolve clock runs.</summary>
    Resolve,

    /// <summary>Done: no clock runs.</summary>
    Resolved,

    /// <summary>Waiting for somebody outside (do not escalate): the clock stands still.</summary>
    Waiting,
}
