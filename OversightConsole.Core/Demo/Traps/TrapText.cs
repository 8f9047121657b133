using System.Text.Json.Serialization;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Demo.Traps;

// How traps.json is written; DemoTraps turns it into tickets.

internal sealed record TrapText(int Number, string Name, string Danger, string Right, TrapTicketText[] Tickets);

internal sealed record TrapTicketText
{
    public int MinutesAgo { get; init; }
    public int Repeat { get; init; } = 1;
    public int EverySeconds { get; init; }
    public required string Company { get; init; }
    public string? Contact { get; init; }

    /// <summary>The company the desk takes it for at first; null: the right one.</summary>
    public string? ArrivesAs { get; init; }
    public string? Sender { get; init; }
    public string Source { get; init; } = "email";
    public string? Site { get; init; }
    public string? Board { get; init; }
    public string Language { get; init; } = "en";
    public required string Class { get; init; }

    [JsonConverter(typeof(JsonStringEnumConverter<Degree>))]
    public Degree Impact { get; init; }

    [JsonConverter(typeof(JsonStringEnumConverter<Degree>))]
    public Degree Urgency { get; init; }
    public required string Title { get; init; }
    public required string Body { get; init; }
    public string[] Configurations { get; init; } = [];
    public TrapStepText[] Steps { get; init; } = [];
    public TrapStepText[] Later { get; init; } = [];
}

internal sealed record TrapStepText
{
    /// <summary>Minutes after the ticket was opened; in "later": after the demo came alive.</summary>
    public double After { get; init; }
    public required string By { get; init; }
    public Dictionary<string, string> Set { get; init; } = [];
    public string? Note { get; init; }
    public bool Internal { get; init; }
}
