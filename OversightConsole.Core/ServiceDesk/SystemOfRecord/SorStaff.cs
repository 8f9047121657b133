namespace OversightConsole.Core.ServiceDesk.SystemOfRecord;

/// <summary>An absence: from (inclusive), until (the first instant at work again), and why.</summary>
public sealed record AwayTime(DateTimeOffset From, DateTimeOffset Until, string Reason);
