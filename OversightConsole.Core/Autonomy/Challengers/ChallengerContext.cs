using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Autonomy.Challengers;

/// <summary>The ticket that a challenger spoke about, and what the version at work has come to on it.</summary>
/// <param name="Record">The ticket.</param>
/// <param name="AtWork">The newest proposal of the version at work on it; null where it said nothing.</param>
/// <param name="IsWritten">Whether somebody has written one of the values already: what is right may show on the ticket.</param>
public sealed record ChallengerContext(SorRecord Record, Proposal? AtWork, bool IsWritten);
