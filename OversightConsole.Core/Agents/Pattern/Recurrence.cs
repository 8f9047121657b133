using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents.Pattern;

/// <summary>The same trouble at one place far more often than it usually comes there.</summary>
/// <param name="Window">Within how much time.</param>
/// <param name="Tickets">The customer's tickets it consists of, without the one looked at; newest first.</param>
/// <param name="Before">How many there were in the weeks before.</param>
/// <param name="Coincidence">The chance of so many by coincidence, 0–1.</param>
public sealed record Recurrence(TimeSpan Window, IReadOnlyList<NearTicket> Tickets, int Before, double Coincidence);
