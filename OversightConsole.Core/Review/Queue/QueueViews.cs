using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Review.Queue;

/// <summary>Which part of the queue.</summary>
public enum QueueView
{
    /// <summary>What this person could take now: not taken by others, not skipped by them.</summary>
    ForMe,

    /// <summary>Everything that waits.</summary>
    Everyone,

    /// <summary>What this person skipped.</summary>
    Skipped,

    /// <summary>What this person decided and can still take back.</summary>
    CanBeUndone,
}

/// <summary>How tickets are ordered.</summary>
public enum QueueSort
{
    /// <summary>The clock that runs out first.</summary>
    MostUrgent,

    /// <summary>The newest first.</summary>
    Newest,

    /// <summary>The longest waiting first.</summary>
    Oldest,
}

/// <summary>What to show. Lives in the URL.</summary>
public sealed record QueueFilter(
    QueueView View = QueueView.ForMe,
    QueueSort Sort = QueueSort.MostUrgent,
    string? Agent = null,
    RiskTier? Risk = null,
    string? Search = null
);

/// <summary>Figures for the rail: tickets per view, per agent and per risk (within the chosen view), and agents not off.</summary>
public sealed record QueueCounts(
    int ForMe,
    int Everyone,
    int Skipped,
    int CanBeUndone,
    IReadOnlyDictionary<string, int> ByAgent,
    IReadOnlyDictionary<RiskTier, int> ByRisk,
    int AgentsRunning = 0
);

/// <summary>The person's own corner: what they decided today. Shown to them alone.</summary>
public sealed record OwnDay(int Decided, int PutRight);

/// <summary>A page of the list in its order.</summary>
public sealed record QueuePage(IReadOnlyList<QueueTicket> Tickets, int Total);

/// <summary>A ticket's row in the list.</summary>
/// <param name="Ticket">The ticket's number.</param>
/// <param name="Customer">The company's name, or "No customer yet".</param>
/// <param name="DueStartedAt">When the running clock started; with <paramref name="DueAt"/> it gives the last quarter.</param>
/// <param name="Chips">Proposed values, most important first, at most three.</param>
/// <param name="More">The number of further fields.</param>
/// <param name="LookedAtAgain">How many lines turned stale and are looked at again.</param>
/// <param name="ReservedBy">Who has it now, other than the reader; null when free or the reader's own.</param>
/// <param name="NewestItemAt">When the newest proposal on it arrived.</param>
public sealed record QueueTicket(
    string Ticket,
    string Subject,
    string Customer,
    string? Contact,
    DateTimeOffset? DueAt,
    DateTimeOffset? DueStartedAt,
    IReadOnlyList<string> Chips,
    int More,
    int LookedAtAgain,
    bool HighRisk,
    string? ReservedBy,
    DateTimeOffset NewestItemAt
);

/// <summary>One ticket with everything proposed on it.</summary>
/// <param name="OpenedBy">The source of the ticket.</param>
/// <param name="Thread">The notes, oldest first; the description is apart.</param>
/// <param name="ReservedBy">Another person who has claimed it, or null.</param>
/// <param name="ClaimedUntil">When the reader's own claim ends; null without one.</param>
/// <param name="Lines">Premises above what depends on them.</param>
public sealed record TicketCard(
    string Ticket,
    string Subject,
    string Customer,
    string? Contact,
    string? SenderAddress,
    DateTimeOffset OpenedAt,
    TicketSource OpenedBy,
    string Description,
    IReadOnlyList<ThreadNote> Thread,
    DateTimeOffset? DueAt,
    DateTimeOffset? DueStartedAt,
    string? DueStage,
    string? ReservedBy,
    DateTimeOffset? ClaimedUntil,
    bool Closed,
    IReadOnlyList<ProposalLine> Lines
);

/// <summary>A note of the thread; untrusted text.</summary>
public sealed record ThreadNote(DateTimeOffset At, string By, bool FromCustomer, bool Internal, string Text);

/// <summary>How a line stands, as the page hook <c>data-state</c> names it.</summary>
public enum LineState
{
    /// <summary>Waits for an answer.</summary>
    Waiting,

    /// <summary>Waits for its premise.</summary>
    Held,

    /// <summary>Decided, by a person or by the gate.</summary>
    Decided,

    /// <summary>Being looked at again by its agent.</summary>
    Stale,
}

/// <summary>One proposal on the card.</summary>
/// <param name="Item">The opaque id of the review item; the only id a page sees.</param>
/// <param name="Agent">The agent's key.</param>
/// <param name="Field">The fields, joined by <c>+</c>.</param>
/// <param name="Label">What people call it: "Category", "Priority".</param>
/// <param name="Before">The value now, or "none".</param>
/// <param name="After">The proposed value.</param>
/// <param name="Certainty">The certainty's word (<c>docs/glossary.md</c>).</param>
/// <param name="TrackRecord">"Said 94%; right 199 of the 212 times it said so.", or null with too few.</param>
/// <param name="Indented">Whether it depends on a line above.</param>
/// <param name="StateText">"Waiting", "If company is Harbor Dental", "You approved", "Your value", "Ravi approved", "Looked at again", "Not written: …".</param>
/// <param name="StaleBecause">"Agreement is looked at again because company changed.", or null.</param>
/// <param name="Options">Other values, likeliest first; the first eight get digits.</param>
/// <param name="HasMoreOptions">Whether O (search) finds further valid values.</param>
/// <param name="Decision">The decision that stands, if any.</param>
/// <param name="MovesTo">The board the ticket would move to; null when it stays.</param>
/// <param name="Premise">While held: what it waits for.</param>
public sealed record ProposalLine(
    string Item,
    string Agent,
    string AgentName,
    string AgentVersion,
    string Field,
    string Label,
    string Before,
    string After,
    string Certainty,
    double Confidence,
    string? TrackRecord,
    RiskTier Risk,
    bool Indented,
    LineState State,
    string StateText,
    string? StaleBecause,
    string RationaleMarkdown,
    IReadOnlyList<WordSpan> Words,
    IReadOnlyList<WordSpan> Against,
    IReadOnlyList<SimilarTicket> Similar,
    string Consequence,
    IReadOnlyList<ValueOption> Options,
    bool HasMoreOptions,
    DecisionView? Decision,
    string? MovesTo = null,
    LinePremise? Premise = null
)
{
    /// <summary>The text that would be written, whole; null where none is. Untrusted where a ticket is quoted.</summary>
    public string? Draft { get; init; }

    /// <summary>What comes before an edited text when it goes back with an override.</summary>
    public string DraftPrefix { get; init; } = "";

    /// <summary>What is suspicious about the ticket's text, one sentence each.</summary>
    public IReadOnlyList<string> Suspicions { get; init; } = [];

    /// <summary>Why an agent that works alone asks a person about this one, one sentence each; empty for the others.</summary>
    public IReadOnlyList<string> AsksBecause { get; init; } = [];

    /// <summary>How it was made, where a language service had a part in it.</summary>
    public string? Made { get; init; }
}

/// <summary>What a held line waits for: "company", "Harbor Dental".</summary>
public sealed record LinePremise(string Field, string Value);

/// <summary>A value one may choose instead. <see cref="Value"/> is what goes back with an override.</summary>
/// <param name="Value">The ids of the whole value, joined by <c>|</c> in the order of the line's fields; empty part = none.</param>
/// <param name="Label">The name for people: "Printing › Driver".</param>
public sealed record ValueOption(string Value, string Label);

/// <summary>The decision that stands on a line.</summary>
/// <param name="SendsAt">When it is sent; null once sent or when nothing is sent.</param>
/// <param name="CanUndo">Whether the reader may still take it back.</param>
/// <param name="Delivery">The delivery of the decision: "Sent", "Not written: …", or null while it waits.</param>
public sealed record DecisionView(
    Guid Id,
    Verdict Verdict,
    string By,
    bool Mine,
    DateTimeOffset At,
    DateTimeOffset? SendsAt,
    string? Value,
    bool CanUndo,
    string? Delivery
);

/// <summary>A decision the reader can still take back, newest first.</summary>
public sealed record Undoable(Guid DecisionId, string Ticket, string Subject, string Sentence, DateTimeOffset SendsAt);
