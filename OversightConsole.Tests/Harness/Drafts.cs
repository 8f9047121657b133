using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Tests.Harness;

/// <summary>What agents might say about a ticket.</summary>
internal static class Drafts
{
    public const string Driver = "incident/printing/driver";
    public const string Fault = "incident/printing/fault";

    /// <summary>Board, type, subtype and item, with the printer's fault as the next likely one.</summary>
    public static ProposalDraft Class(
        SorRecord ticket,
        SorCatalog catalog,
        string item = Driver,
        string agent = ReviewHarness.Agent,
        string board = "service-desk"
    ) =>
        Draft(
            ticket,
            agent,
            "set-class",
            Changes(ticket, catalog, item, board),
            [new Fact(TicketFields.Summary, ticket[TicketFields.Summary])],
            [],
            [new Alternative(Changes(ticket, catalog, Fault), 0.1)]
        );

    /// <summary>A priority, resting on <paramref name="dependsOn"/> and waiting for <paramref name="premises"/>.</summary>
    public static ProposalDraft Priority(
        SorRecord ticket,
        string priority,
        IReadOnlyList<Fact> dependsOn,
        IReadOnlyList<Fact> premises
    ) =>
        Draft(
            ticket,
            "priority",
            "set-priority",
            [new FieldChange(TicketFields.Priority, ticket[TicketFields.Priority], FieldValue.Text(priority))],
            dependsOn,
            premises,
            []
        );

    /// <summary>A team, waiting for <paramref name="premises"/>.</summary>
    public static ProposalDraft Team(SorRecord ticket, string team, IReadOnlyList<Fact> premises) =>
        Draft(
            ticket,
            "assignment",
            "set-team",
            [new FieldChange(TicketFields.Team, ticket[TicketFields.Team], FieldValue.Text(team))],
            [],
            premises,
            []
        );

    /// <summary>One field set to a value.</summary>
    public static ProposalDraft Set(SorRecord ticket, string field, FieldValue value) =>
        Draft(ticket, ReviewHarness.Second, $"set-{field}", [new FieldChange(field, ticket[field], value)], [], [], []);

    /// <summary>The value of an override to <paramref name="item"/>, as a page sends it.</summary>
    public static string Value(string item, string board = "service-desk")
    {
        var parts = item.Split('/');
        return string.Join('|', board, parts[0], $"{parts[0]}/{parts[1]}", item);
    }

    private static FieldChange[] Changes(SorRecord ticket, SorCatalog catalog, string item, string on = "service-desk")
    {
        var board = catalog.Board(on)!;
        var row = board.Classes.Single(c => c.Item?.Id == item);
        return
        [
            new(TicketFields.Board, ticket[TicketFields.Board], board.Value),
            new(TicketFields.Type, ticket[TicketFields.Type], row.Type),
            new(TicketFields.Subtype, ticket[TicketFields.Subtype], row.Subtype),
            new(TicketFields.Item, ticket[TicketFields.Item], row.Item),
        ];
    }

    private static ProposalDraft Draft(
        SorRecord ticket,
        string agent,
        string type,
        IReadOnlyList<FieldChange> changes,
        IReadOnlyList<Fact> dependsOn,
        IReadOnlyList<Fact> premises,
        IReadOnlyList<Alternative> alternatives
    ) =>
        new(
            agent,
            "v1",
            ticket.Ref,
            ticket.Version,
            new ProposedAction(type, changes),
            dependsOn,
            premises,
            0.94,
            "- Because.",
            new Explanation([], [], [], alternatives, "Can be put back."),
            RiskTier.Low,
            null,
            ticket.Ref.Text
        );
}
