using System.Text.Json;
using MudBlazor;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Execution.Undoing;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Reports.Timeline;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Desk;

namespace OversightConsole.Audit.Timeline;

/// <summary>Turns a ticket's past into rows: every entry of its trail and every change of the desk's, in order.</summary>
internal static class TimelineRows
{
    public static IReadOnlyList<TimelineRow> Of(TicketPast past, AgentRegister agents)
    {
        // What our own commands wrote is told by the trail's entry of the write, with its fields.
        var own = past
            .History.Where(c => c.IdempotencyKey is not null)
            .GroupBy(c => c.IdempotencyKey!)
            .ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        var desk = past
            .History.Where(c => c.IdempotencyKey is null)
            .GroupBy(c => (c.At, c.By))
            .Select(g => Desk(past, [.. g]));
        return [.. desk.Concat(past.Entries.Select(e => Entry(past, own, e, agents))).OrderBy(r => r.At)];
    }

    private static TimelineRow Desk(TicketPast past, IReadOnlyList<SorChange> changes)
    {
        var (at, by) = (changes[0].At, changes[0].By);
        var (actor, lane) = by.Kind switch
        {
            ActorKind.Person => (RowActor.Person, RowLane.People),
            ActorKind.Agent => (RowActor.Agent, RowLane.Agents),
            ActorKind.Customer => (RowActor.System, RowLane.Customer),
            _ => (RowActor.System, RowLane.Written),
        };
        var fields = changes.Where(TicketPast.IsField).ToList();
        if (changes.Any(c => c.Field == SorChange.Created))
            return new TimelineRow(
                at,
                RowActor.System,
                RowLane.Customer,
                past.Record.Source.Kind == TicketSourceKind.Email ? $"E-mail from {by.Name}" : $"Opened by {by.Name}",
                past.Record.Source.Kind == TicketSourceKind.Email
                    ? Icons.Material.Outlined.Mail
                    : Icons.Material.Outlined.ConfirmationNumber,
                "",
                Detail: past.Record.SenderAddress
            );
        var text = fields.Count > 0 ? "changed" : "added a note";
        return new TimelineRow(
            at,
            actor,
            lane,
            DeskText.Who(by),
            actor == RowActor.Agent ? by.Id : Icons.Material.Outlined.SettingsSuggest,
            text,
            fields.Count == 0 ? null : string.Join(", ", fields.Select(Words)),
            fields.Count > 0 && changes.Count > fields.Count ? "With a note" : null,
            Changed: fields.Count > 0
        );
    }

    private static TimelineRow Entry(
        TicketPast past,
        Dictionary<string, List<SorChange>> own,
        AuditEntry entry,
        AgentRegister agents
    )
    {
        using var facts = JsonDocument.Parse(entry.Payload);
        Guid? Id(string name) =>
            facts.RootElement.TryGetProperty(name, out var value) && value.TryGetGuid(out var id) ? id : null;
        var proposal = TrailSubject.ProposalIn(entry.Subject) is { } of ? past.Proposals.GetValueOrDefault(of) : null;
        var decision = Id("decision") is { } taken ? past.Decisions.GetValueOrDefault(taken) : null;
        var key = facts.RootElement.TryGetProperty("key", out var k) ? k.GetString() : null;
        var written = key is null ? [] : own.GetValueOrDefault(key) ?? [];
        var row = entry.ActorKind switch
        {
            "agent" => Base(entry, RowActor.Agent, RowLane.Agents, agents.Name(entry.ActorId), entry.ActorId),
            "person" => Base(entry, RowActor.Person, RowLane.People, entry.ActorName, entry.ActorName),
            _ => Base(entry, RowActor.System, RowLane.Written, null, Icons.Material.Outlined.CloudDone),
        };
        return (entry.Kind, proposal) switch
        {
            (TrailKind.ProposalMade, { } p) => TimelineText.Made(row, p),
            (TrailKind.DecisionRecorded, { } p) when decision is not null => TimelineText.Decided(
                row,
                p,
                decision,
                agents
            ),
            (TrailKind.DecisionAutomatic, { } p) => TimelineText.Alone(row, p, agents),
            (TrailKind.ActionExecuted, { } p) => Executed(past, row, p, written),
            (TrailKind.UndoAsked, { } p) => row with
            {
                Text = $"undid what {agents.Name(p.Agent)} wrote:",
                Value = ProposalText.Value(p.Action, after: true),
                Detail = UndoReasonOf(facts.RootElement),
            },
            (TrailKind.UndoDone, _) => row with
            {
                Who = "Put back on the service desk",
                Text = "",
                Detail = string.Join(", ", written.Select(Words)),
                Changed = true,
            },
            _ => row with { Text = Lower(AuditEntryText.For(entry, agents), row.Who) },
        };
    }

    private static TimelineRow Executed(TicketPast past, TimelineRow row, Proposal p, IReadOnlyList<SorChange> written)
    {
        var undo = past.Written.Items.FirstOrDefault(i => i.Proposal.Id == p.Id);
        return row with
        {
            Who = "Written to the service desk",
            Text = "",
            Detail = string.Join(", ", written.Select(Words)) + (undo?.Why is { } why ? $" · {why}" : ""),
            Changed = true,
            Alone = undo?.Alone == true,
            Undo = undo,
        };
    }

    private static TimelineRow Base(AuditEntry entry, RowActor actor, RowLane lane, string? who, string key) =>
        new(entry.At, actor, lane, who, key, "", Hash: entry.Hash);

    private static string? UndoReasonOf(JsonElement facts) =>
        facts.TryGetProperty("reason", out var reason) && reason.GetString() is { } code
            ? $"Reason: {Undoing.UndoText.Reason(Core.Storage.Codes.Parse<RejectReason>(code))}"
            : null;

    private static string Words(SorChange change) =>
        $"{DeskChoices.Label(change.Field).ToLowerInvariant()} {change.Before?.Name ?? "none"} → {change.After?.Name ?? "none"}";

    private static string Lower(string sentence, string? who) =>
        who is null || sentence.Length == 0 ? sentence : char.ToLowerInvariant(sentence[0]) + sentence[1..];
}
