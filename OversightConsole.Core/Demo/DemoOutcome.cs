namespace OversightConsole.Core.Demo;

/// <summary>The outcome of a request for a demo desk.</summary>
public abstract record DemoOutcome;

/// <summary>The demo desk was built now.</summary>
/// <param name="Tickets">The number of tickets on the demo desk, traps included.</param>
/// <param name="Proposals">How many proposals agents made.</param>
/// <param name="Decisions">How many decisions the simulated reviewers made.</param>
/// <param name="Seconds">The time that building took, in seconds.</param>
public sealed record DemoBuilt(int Tickets, int Proposals, int Decisions, double Seconds) : DemoOutcome;

/// <summary>It was there already, whole; nothing was done.</summary>
public sealed record DemoThere : DemoOutcome;

/// <summary>Nothing was done: the database is somebody's. Show the sentence.</summary>
public sealed record DemoRefused(string Sentence) : DemoOutcome;
