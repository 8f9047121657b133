namespace OversightConsole.Core.ServiceDesk.Embedded.Configuration;

/// <summary>When a member is away.</summary>
public sealed class TimeOff
{
    public required string MemberId { get; init; }
    public DateTimeOffset From { get; init; }

    /// <summary>The first instant at work again.</summary>
    public DateTimeOffset Until { get; set; }
    public string Reason { get; set; } = "";
}
