using System.Text.RegularExpressions;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents.Resolution;

/// <summary>A request that only an approver of the customer may make, made by somebody who is none.</summary>
internal static partial class MissingApproval
{
    private const string NewStarter = "request/user/new-starter";

    /// <summary>The draft that asks for the approval; null where none is missing or the requester is not known.</summary>
    public static NextStep? Of(TicketView view)
    {
        if (!IsNewStarter(view) || view.Contact is not { IsApprover: false } asker || view.Company is not { } company)
            return null;
        var approvers = view
            .Catalog.Contacts.Where(c => c.Company == company.Value.Id && c.IsApprover)
            .Select(c => c.Value.Name)
            .Order(StringComparer.Ordinal)
            .ToList();
        if (view.Actual.Notes.Any(n => n.By.Kind == ActorKind.Customer && approvers.Contains(n.By.Name)))
            return null;
        if (AskedAlready(view))
            return null;
        var whom = approvers.Count == 0 ? $"an approver of {company.Value.Name}" : string.Join(" or ", approvers);
        var reply =
            $"Hello {asker.Value.Name},\n\nthank you, we have your request. Before we create accounts and access we need the go-ahead of {whom}. Please have them answer this message with a short yes.\n\nWe begin as soon as we have it.";
        IReadOnlyList<SetField> values = Waiting(view) is { } waiting
            ? [new SetField(TicketFields.Status, waiting), new SetField(TicketFields.Reply, FieldValue.Text(reply))]
            : [new SetField(TicketFields.Reply, FieldValue.Text(reply))];
        return new NextStep(
            ResolutionAgent.AskApproverAction,
            values,
            ResolutionFigures.ApprovalIsMissing,
            $"- {Markup.Escape(asker.Value.Name)} asks for a new starter and is no approver of {Markup.Escape(company.Value.Name)}.\n- Approvers: {Markup.Escape(approvers.Count == 0 ? "none known" : string.Join(", ", approvers))}.",
            "The answer is e-mailed at once and cannot be taken back."
        );
    }

    /// <summary>By the class that people set; one that is only proposed does not outweigh the requester's own words.</summary>
    private static bool IsNewStarter(TicketView view) =>
        view.Class == NewStarter || (view.Actual[TicketFields.Type] is null && Words().IsMatch(view.Text.All));

    private static bool AskedAlready(TicketView view) =>
        view.Actual.Notes.Any(n => n.By is { Kind: ActorKind.Agent, Id: ResolutionAgent.AgentKey } && !n.Internal);

    private static FieldValue? Waiting(TicketView view) =>
        view
            .Catalog.Board(view.Actual[TicketFields.Board]?.Id)
            ?.Statuses.FirstOrDefault(s => s.Value.Id == "waiting-client")
            ?.Value;

    [GeneratedRegex(
        @"\bnew (starter|hire|employee|joiner|colleague)\b|\bneue[rn]? mitarbeiter\w*\b|\bnouve\w+ (employé|collègue|collaborat)\w*\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex Words();
}
