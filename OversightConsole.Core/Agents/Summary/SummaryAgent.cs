using OversightConsole.Core.Agents.Chat;
using OversightConsole.Core.Agents.Text;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents.Summary;

/// <summary>
/// Gives a ticket a title that names its trouble where the given one does not, and writes a hand-over when the thread has
/// become long. Reads: summary, description, thread. Writes: summary; or an internal note. Being wrong is cheap: a title is
/// put back, a note is read by staff only. Every word comes from the ticket itself.
/// </summary>
/// <param name="chat">The language service that may word what it suggests; null where there is none.</param>
public sealed class SummaryAgent(ChatSettings? chat = null) : IAgent, IWordsProposals
{
    /// <summary>The key of this agent.</summary>
    public const string AgentKey = "summary";

    /// <summary>The action type of a clearer title.</summary>
    public const string TitleAction = "set-title";

    /// <summary>The action type of a hand-over.</summary>
    public const string HandOverAction = "hand-over";

    private const double WorthATitle = 5;

    /// <summary>Among quoted lines stand names and addresses; only a sentence that says what fails will do.</summary>
    private const double WorthATitleIfQuoted = 10;

    /// <inheritdoc />
    public AgentDescriptor Descriptor => SummaryDescriptor.Descriptor;

    /// <inheritdoc />
    public ChatTask? TaskFor(TicketView view, Proposal draft) => TitleTask.For(view, draft);

    /// <inheritdoc />
    public IReadOnlyList<string> RestsOn => [TicketFields.Summary, TicketView.Thread];

    /// <inheritdoc />
    public bool IsFor(SorRecord ticket) =>
        ticket.Source.Kind is not (TicketSourceKind.Monitoring or TicketSourceKind.Simulation);

    /// <inheritdoc />
    public AgentAnswer Look(TicketView view)
    {
        if (TitleWords.SaysLittle(view.Text.Summary) && BestSentence(view) is { } sentence)
            return Title(view, sentence);
        if (HandOver.Of(view) is { } text)
            return Note(view, text);
        return TitleWords.SaysLittle(view.Text.Summary)
            ? new Abstains("The title says little, and so does the text.")
            : new Abstains("The title says what it is about, and the thread is short.");
    }

    /// <summary>What the writer says goes before what is only quoted or forwarded.</summary>
    private static string? BestSentence(TicketView view) =>
        Best(Message.Sentences(view.Text.Description), WorthATitle)
        ?? Best(Message.Sentences(view.Text.Description, quoted: true), WorthATitleIfQuoted);

    private static string? Best(IReadOnlyList<string> sentences, double least)
    {
        var best = sentences
            .Select((sentence, place) => (Sentence: sentence, Worth: TitleWords.Worth(sentence, place)))
            .OrderByDescending(s => s.Worth)
            .FirstOrDefault();
        return
            best.Sentence is { } sentence
            && best.Worth >= least
            && !TitleWords.SaysLittle(TitleWords.Shortened(sentence))
            ? sentence
            : null;
    }

    private Proposes Title(TicketView view, string sentence)
    {
        var title = TitleWords.Shortened(sentence);
        var at = view.Actual.Description.IndexOf(sentence, StringComparison.Ordinal);
        return this.Propose(
            view,
            new Finding(
                TitleAction,
                [new SetField(TicketFields.Summary, FieldValue.Text(title))],
                SummaryFigures.TitleIsRight(TitleWords.Worth(title, 0)),
                $"- The title {Markup.Quote(view.Text.Summary)} does not say what it is about.\n- The text does: {Markup.Quote(sentence, 160)}.",
                "Changes the title. Can be put back."
            )
            {
                Version = (chat ?? ChatSettings.Off).VersionOf("v1"),
                Words = at < 0 ? [] : [new WordSpan("description", at, sentence.Length, sentence)],
            }
        );
    }

    private Proposes Note(TicketView view, string text) =>
        this.Propose(
            view,
            new Finding(
                HandOverAction,
                [new SetField(TicketFields.Note, FieldValue.Text(text))],
                SummaryFigures.HandOverIsRight,
                $"- The thread has {view.Actual.Notes.Count} notes.\n- Each line is the beginning of one of them; nothing is added.",
                "Adds an internal note. Only staff see it; a note cannot be taken back."
            )
        );
}
