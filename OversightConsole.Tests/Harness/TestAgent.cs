using OversightConsole.Core.Agents;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Tests.Harness;

/// <summary>An agent that says what the test wants; without being told, that it has nothing to say.</summary>
internal sealed class TestAgent : IAgent
{
    public string Key { get; init; } = ReviewHarness.Agent;

    public AgentDescriptor Descriptor => KnownAgents.Register[Key];

    public Func<SorRecord, SorCatalog, AgentAnswer> Says { get; set; } = (_, _) => new Abstains("Nothing to say.");

    /// <summary>How often it was asked about each ticket.</summary>
    public Dictionary<string, int> Looks { get; } = [];

    public AgentAnswer Look(TicketView view)
    {
        var (ticket, catalog) = (view.Actual, view.Catalog);
        Looks[ticket.Number] = Looks.GetValueOrDefault(ticket.Number) + 1;
        return Says(ticket, catalog);
    }
}
