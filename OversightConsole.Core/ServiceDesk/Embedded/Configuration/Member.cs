namespace OversightConsole.Core.ServiceDesk.Embedded.Configuration;

/// <summary>Somebody who works on tickets, or a program that does ("the robot").</summary>
public sealed class Member
{
    /// <summary>The short name: <c>mtan</c>, <c>api-agents</c>.</summary>
    public required string Id { get; init; }
    public required string Name { get; set; }

    /// <summary>A program's account; never given a ticket.</summary>
    public bool IsApi { get; set; }
    public bool IsInactive { get; set; }
    public string? TeamId { get; set; }

    /// <summary>Dispatcher, L1, L2, L3, lead: as people say it.</summary>
    public string Level { get; set; } = "";

    /// <summary>Class codes or words: <c>incident/network</c>, <c>firewall</c>.</summary>
    public List<string> Skills { get; set; } = [];

    /// <summary>The hours this member works; null means the desk's office hours.</summary>
    public string? CalendarId { get; set; }

    /// <summary>Open tickets beyond which no more should be given; null means no limit.</summary>
    public int? Capacity { get; set; }
    public string Email { get; set; } = "";
    public string Location { get; set; } = "";
}
