namespace OversightConsole.Core.ServiceDesk.SystemOfRecord;

/// <summary>How much: of impact (how many are hit) and of urgency (how fast it hurts).</summary>
public enum Degree
{
    /// <summary>One person, or no hurry.</summary>
    Low,

    /// <summary>A group, or soon.</summary>
    Medium,

    /// <summary>A whole customer or site, or at once.</summary>
    High,
}
