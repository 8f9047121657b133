using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Tests.Queue.Browser;

/// <summary>What agents would propose for a ticket.</summary>
internal static class Drafts
{
    public static ProposalDraft Priority(SorRecord ticket, SorCatalog desk) =>
        Of(
            ticket,
            "priority",
            TicketFields.Priority,
            Value(desk.Priorities.Select(p => p.Value), "p1"),
            [.. new[] { "p2", "p3", "p4" }.Select(id => Value(desk.Priorities.Select(p => p.Value), id))],
            "- **Every room** is affected, so no way round.\n- Patients wait.",
            "can't take any X-rays",
            RiskTier.Medium
        );

    public static ProposalDraft Company(SorRecord ticket, SorCatalog desk) =>
        Of(
            ticket,
            "company",
            TicketFields.Company,
            Value(desk.Companies.Select(c => c.Value), "harbor"),
            [Value(desk.Companies.Select(c => c.Value), "harbor-east")],
            "- The signature names **Harbor Dental**.",
            "Harbor Dental",
            RiskTier.Medium
        );

    public static ProposalDraft Team(SorRecord ticket, SorCatalog desk) =>
        Of(
            ticket,
            "assignment",
            TicketFields.Team,
            desk.Teams[1],
            [desk.Teams[0], desk.Teams[2]],
            "- “Sensor not found” in every room at once points to the **network**.",
            "all three",
            RiskTier.Low
        );

    public static ProposalDraft Category(SorRecord ticket, SorCatalog desk)
    {
        var board = desk.Boards.First(b => b.Value.Id == ticket[TicketFields.Board]!.Id);
        var rows = board.Classes.Where(c => c.Item is not null).Take(6).ToList();
        IReadOnlyList<FieldChange> To(CatalogClass row) =>
            [
                new(TicketFields.Board, ticket[TicketFields.Board], board.Value),
                new(TicketFields.Type, ticket[TicketFields.Type], row.Type),
                new(TicketFields.Subtype, ticket[TicketFields.Subtype], row.Subtype),
                new(TicketFields.Item, ticket[TicketFields.Item], row.Item),
            ];
        var like = Team(ticket, desk);
        return like with
        {
            Agent = "classification",
            Action = new ProposedAction("classify", To(rows[0])),
            Explanation = like.Explanation with
            {
                Similar =
                [
                    new SimilarTicket("472930", "Sensor not found, whole clinic", "Imaging › Sensor", true),
                    new SimilarTicket("465114", "X-ray PC 2 won’t open", "Hardware › Laptop", false),
                ],
                Alternatives = [.. rows.Skip(1).Select(r => new Alternative(To(r), 0.05))],
            },
        };
    }

    /// <summary>Rests on the company the ticket has now.</summary>
    public static ProposalDraft RestingOnCompany(ProposalDraft draft, SorRecord ticket) =>
        draft with
        {
            DependsOn = [new Fact(TicketFields.Company, ticket[TicketFields.Company])],
        };

    private static ProposalDraft Of(
        SorRecord ticket,
        string agent,
        string field,
        FieldValue after,
        IReadOnlyList<FieldValue> others,
        string why,
        string word,
        RiskTier risk
    )
    {
        var at = ticket.Description.IndexOf(word, StringComparison.Ordinal);
        FieldChange To(FieldValue value) => new(field, ticket[field], value);
        return new ProposalDraft(
            agent,
            "14",
            ticket.Ref,
            ticket.Version,
            new ProposedAction($"set-{field}", [To(after)]),
            [],
            [],
            0.94,
            why,
            new Explanation(
                at < 0 ? [] : [new WordSpan("description", at, word.Length, word)],
                [],
                [],
                [.. others.Select(o => new Alternative([To(o)], 0.02))],
                "Can be put back."
            ),
            risk,
            null,
            ticket.Number
        );
    }

    private static FieldValue Value(IEnumerable<FieldValue> values, string id) => values.First(v => v.Id == id);
}
