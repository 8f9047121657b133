using OversightConsole.Core.Proposals;
using OversightConsole.Core.Reports.Timeline;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Desk;

namespace OversightConsole.Audit.Timeline;

/// <summary>A field as it stood at an instant, and where its value comes from.</summary>
internal sealed record FieldOrigin(string Label, string Value, string From);

/// <summary>Tells where each value of a ticket comes from.</summary>
internal static class FieldOrigins
{
    private static readonly string[] Order =
    [
        TicketFields.Company,
        TicketFields.Contact,
        TicketFields.Agreement,
        TicketFields.Board,
        TicketFields.Type,
        TicketFields.Subtype,
        TicketFields.Item,
        TicketFields.Priority,
        TicketFields.Team,
        TicketFields.Owner,
        TicketFields.Status,
    ];

    public static IReadOnlyList<FieldOrigin> At(TicketPast past, DateTimeOffset instant, AgentRegister agents)
    {
        var fields = past.At(instant);
        return
        [
            .. Order
                .Where(fields.ContainsKey)
                .Select(f => new FieldOrigin(DeskChoices.Label(f), fields[f].Name, From(past, f, instant, agents))),
        ];
    }

    private static string From(TicketPast past, string field, DateTimeOffset instant, AgentRegister agents)
    {
        var last = past.History.LastOrDefault(c => c.Field == field && c.At <= instant);
        if (last is null)
            return "as it was opened";
        if (last.IdempotencyKey?.StartsWith("undo-", StringComparison.Ordinal) == true)
            return $"put back by {last.By.Name}";
        var decision = last.IdempotencyKey is { } key
            ? past.Decisions.Values.FirstOrDefault(d => Core.Execution.ExecutionIntent.KeyOf(d.Id) == key)
            : null;
        if (decision is null)
            return $"set by {DeskText.Who(last.By)}";
        var agent = agents.Name(past.Proposals[decision.ProposalId].Agent);
        return (decision.Kind, decision.Verdict) switch
        {
            (DecisionKind.Automatic, _) => $"set by {agent} alone",
            (_, Verdict.Override) => $"chosen by {decision.ByName}",
            _ => $"suggested by {agent}, approved by {decision.ByName}",
        };
    }
}
