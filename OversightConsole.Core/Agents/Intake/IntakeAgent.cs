using System.Globalization;
using OversightConsole.Core.Agents.Text;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Text;

namespace OversightConsole.Core.Agents.Intake;

/// <summary>
/// Sorts out what is no work for the desk before the others look: bare thanks, automatic replies, messages of monitoring
/// that heal themselves, and tickets that a customer's own IT has taken (then all agents keep off). Requests to move money
/// in secret go to the Security board for people; instructions hidden in a text are said to be there. Reads: summary,
/// description, thread, status, the customer's earlier messages from monitoring. Writes: status and board. Being wrong hides
/// a real fault, hence medium risk, and in doubt it says nothing.
/// <para>
/// What this desk sets aside besides it learns from the tickets that people closed as noise, where there are enough of
/// them (<see cref="NoiseKnowledge"/>; calibrated, from a certified floor on). The rest are rules. Measured: of 3,257 generated tickets of seed 1 that people wrote, all of
/// them work, it sets none aside; of 44 written acknowledgements and automatic replies in three languages it finds all, of
/// 24 faults written to look like them it takes none. Hence .96, Laplace's rule on those 24; for messages that
/// heal themselves the confidence is that rule on how often the same message did.
/// </para>
/// </summary>
public sealed class IntakeAgent(AgentMemory<NoiseKnowledge>? memory = null) : IAgent
{
    /// <summary>The key of this agent.</summary>
    public const string AgentKey = "intake";

    /// <summary>The action type of setting something aside.</summary>
    public const string SetAside = "set-aside";

    /// <summary>The action type of holding something for people.</summary>
    public const string HoldForPeople = "hold-for-people";

    private const double Measured = 0.96;
    private const double LeastToHeal = 0.60;

    /// <inheritdoc />
    public AgentDescriptor Descriptor => IntakeDescriptor.Descriptor;

    /// <inheritdoc />
    public IReadOnlyList<string> RestsOn => [TicketFields.Summary, TicketFields.Status, TicketView.Thread];

    /// <inheritdoc />
    public AroundParts Around => AroundParts.SameCustomer;

    /// <inheritdoc />
    public AgentAnswer Look(TicketView view)
    {
        if (CustomerItTakeover.By(view) is var (who, said))
            return new ExcludesAgents($"The customer's own IT has taken it: {who} wrote “{said.Trim().Cut(100)}”.");
        if (Closing(view) is { } closing)
            return closing;
        if (view.Text.Suspicions.Contains(Fraud.Says))
            return Hold(view, Fraud.Says, "Call the person back on a known number before anything is changed.");
        if (Security.ThreatIndicators.IsDismissal(view.Text.All))
            return Hold(
                view,
                "Somebody was dismissed and has to be shut out at once.",
                "Nothing of it is done without a person: an account shut by mistake stops somebody's work."
            );
        if (IsBeingWorkedOn(view))
            return new Abstains("Somebody works on it already; nothing is set aside.");
        var noise =
            view.Actual.Source.Kind == TicketSourceKind.Monitoring ? Heals(view) : Empty(view) ?? LikeNoise(view);
        if (noise is not null)
            return noise;
        return new Abstains(
            view.Text.Suspicions.Count > 0
                ? "Work for people, and marked: " + string.Join(' ', view.Text.Suspicions)
                : "Work for the desk: nothing to set aside."
        );
    }

    /// <summary>After the end the customer's last word may be thanks or an absence note: that opens nothing again.</summary>
    private static ExcludesAgents? Closing(TicketView view)
    {
        if (Status(view) is not { Stage: "resolved" } status)
            return null;
        if (view.Actual.Notes.LastOrDefault(n => !n.Internal) is not { By.Kind: ActorKind.Customer } last)
            return null;
        if (AcknowledgementDetector.IsAcknowledgement(last.Text, last.By.Name, view.Contact?.Value.Name ?? ""))
            return new ExcludesAgents($"The customer only says thanks: {status.Value.Name} stays as it is.");
        return AcknowledgementDetector.IsAutomatic(FirstLine(last.Text), last.Text, view.Actual.SenderAddress)
            ? new ExcludesAgents($"Only an automatic reply came: {status.Value.Name} stays as it is.")
            : null;
    }

    private Proposes? Empty(TicketView view)
    {
        var thanks = AcknowledgementDetector.IsAcknowledgement(view);
        if (
            !thanks
            && !AcknowledgementDetector.IsAutomatic(view.Text.Summary, view.Text.Description, view.Actual.SenderAddress)
        )
            return null;
        // Words of thanks under a title that names a fault are a short ticket about that fault; an answer's title is not its own.
        if (
            thanks
            && !AcknowledgementDetector.IsAnswer(view.Text.Summary)
            && !AcknowledgementDetector.IsAcknowledgement(view.Text.Summary)
        )
            return null;
        return
            Find(view.Catalog, view, OversightConsole.Core.ServiceDesk.SystemOfRecord.SetAside.Noise)
                is not var (board, status)
            ? null
            : Aside(
                view,
                board,
                status,
                Measured,
                thanks
                    ? $"- The whole text is thanks: {Markup.Quote(view.Text.Description.Trim())}.\n- It asks for nothing."
                    : $"- A mail program wrote it: {Markup.Quote(view.Text.Summary)}.\n- It asks for nothing."
            );
    }

    /// <summary>What reads like tickets that people of this desk closed as noise. Text that gives orders is read by people.</summary>
    private Proposes? LikeNoise(TicketView view)
    {
        if (view.Text.Suspicions.Count > 0 || memory?.Knowledge?.Of(view) is not var (confidence, words))
            return null;
        return
            Find(view.Catalog, view, OversightConsole.Core.ServiceDesk.SystemOfRecord.SetAside.Noise)
                is not var (board, status)
            ? null
            : Aside(
                view,
                board,
                status,
                confidence,
                $"- It reads like tickets that were closed as {Markup.Escape(status.Value.Name)} here: {string.Join(", ", words.Select(w => Markup.Quote(w.Text)))}.",
                words
            );
    }

    private Proposes? Heals(TicketView view)
    {
        var before = SelfResolvingAlerts.Of(view);
        if (before.Last is not { } last || before.Chance < LeastToHeal)
            return null;
        return
            Find(view.Catalog, view, OversightConsole.Core.ServiceDesk.SystemOfRecord.SetAside.SelfHealed)
                is not var (board, status)
            ? null
            : Aside(
                view,
                board,
                status,
                Math.Min(before.Chance, Measured),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"- The same message came before and went away by itself {Times(before.Healed)}, last as #{Markup.Escape(last.Number)} on {last.OpenedAt:d MMMM}.\n- Somebody had to work on it {Times(before.Worked)}."
                )
            );
    }

    private Proposes Aside(
        TicketView view,
        CatalogBoard board,
        CatalogStatus status,
        double confidence,
        string rationale,
        IReadOnlyList<WordSpan>? words = null
    ) =>
        this.Propose(
            view,
            new Finding(
                SetAside,
                [new SetField(TicketFields.Status, status.Value), new SetField(TicketFields.Board, board.Value)],
                confidence,
                rationale,
                $"Sets it aside as {status.Value.Name} on {board.Value.Name}; nobody works on it then. Can be put back."
            )
            {
                Version = Version,
                Words = words ?? [],
            }
        );

    /// <summary>
    /// Onto the board where people look who know such tickets; what other agents propose waits until that is decided, and
    /// whoever gave orders in it is not obeyed meanwhile.
    /// </summary>
    private AgentAnswer Hold(TicketView view, string why, string first)
    {
        if (HoldBoard.Of(view.Catalog) is not { } security)
            return new Abstains(why + " No Security board is there to hold it on.");
        if (FieldValue.Same(view.Actual[TicketFields.Board], security.Value))
            return new Abstains($"{why} It lies on {security.Value.Name}, for people.");
        var lookAlike = Senders.Addresses.LookAlikeIn(view) is var (seen, real)
            ? $"\n- {Markup.Quote(seen)} only looks like {Markup.Quote(real)}."
            : "";
        return this.Propose(
            view,
            new Finding(
                HoldForPeople,
                [
                    new SetField(TicketFields.Status, security.Statuses[0].Value),
                    new SetField(TicketFields.Board, security.Value),
                ],
                Measured,
                $"- {why}{lookAlike}\n- {first}",
                $"Puts it on {security.Value.Name} for people to look at; what else is suggested waits until then. Can be put back."
            )
            {
                Version = Version,
            }
        );
    }

    /// <summary>Its rules are part of every version; while nothing is learned they are all there is.</summary>
    private string Version => (memory ?? new AgentMemory<NoiseKnowledge>()).Version;

    private static bool IsBeingWorkedOn(TicketView view) =>
        view.Actual[TicketFields.Owner] is not null
        || view.PersonWhoSet(TicketFields.Status) is not null
        || view.PersonWhoSet(TicketFields.Type) is not null;

    /// <summary>The status for what is set aside so on the ticket's board, or on the first board that has one.</summary>
    private static (CatalogBoard Board, CatalogStatus Status)? Find(
        SorCatalog catalog,
        TicketView view,
        OversightConsole.Core.ServiceDesk.SystemOfRecord.SetAside what
    )
    {
        var own = view.Actual[TicketFields.Board]?.Id;
        foreach (var board in catalog.Boards.OrderByDescending(b => b.Value.Id == own))
            if (board.Statuses.FirstOrDefault(s => s.SetAside == what) is { } status)
                return (board, status);
        return null;
    }

    private static CatalogStatus? Status(TicketView view) =>
        view
            .Catalog.Board(view.Actual[TicketFields.Board]?.Id)
            ?.Statuses.FirstOrDefault(s => s.Value.Id == view.Actual[TicketFields.Status]?.Id);

    private static string FirstLine(string text) => text.Split('\n')[0];

    private static string Times(int count) =>
        count switch
        {
            0 => "never",
            1 => "once",
            _ => string.Create(CultureInfo.InvariantCulture, $"{count} times"),
        };
}
