using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review.Decisions;
using OversightConsole.Core.Review.Queue;
using OversightConsole.Queue.Card;

namespace OversightConsole.Queue.DecisionBar;

/// <summary>
/// Decides the focused line: shows at once that the key was taken, says that it is stored only once it is, and puts the
/// line back, with the reason, when it was not.
/// </summary>
public sealed partial class Decisions(
    ReviewClient client,
    OpenCard card,
    TimeProvider time,
    Action<string> announce,
    Action changed
)
{
    /// <summary>A claim is renewed once less than this is left of it.</summary>
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(90);

    private readonly HashSet<string> saving = [];
    private readonly Dictionary<string, string> notes = [];
    private DecisionBarStatus? said;

    public DecisionBarMode Mode { get; private set; }

    /// <summary>The value chosen instead, while its reason is asked.</summary>
    public ValueOption? Chosen { get; private set; }

    public IReadOnlyList<Undoable> Undoables { get; private set; } = [];
    public RestOfLines Rest => RestOfLines.Of(card);

    /// <summary>Says when nothing is left to decide on the open ticket.</summary>
    public Func<Task>? NothingLeft { get; set; }

    /// <summary>What the foot of the list says: the last act, else the newest decision that can still be taken back.</summary>
    public DecisionBarStatus? Status =>
        said
        ?? (Undoables.Count > 0 ? new(Undoables[0].Sentence, Undoables[0].SendsAt, Undoables[0].DecisionId) : null);

    public bool IsSaving(string item) => saving.Contains(item);

    /// <summary>What went wrong with a line, until it is decided.</summary>
    public string? NoteOn(string item) => notes.GetValueOrDefault(item);

    public Task ApproveAsync() => WhenReadyAsync(line => SendAsync(new(line.Item, Verdict.Approve), line));

    public Task ChooseAsync(int digit) =>
        Mode switch
        {
            DecisionBarMode.Actions => WhenReadyAsync(line =>
                DecisionBarOptions.Of(line).FirstOrDefault(o => o.Digit == digit).Option is { } option
                    ? ChooseAsync(option)
                    : Task.CompletedTask
            ),
            DecisionBarMode.OverrideReason
                when Reasons.ForOverride.FirstOrDefault(r => r.Choice.Digit == digit) is { Choice: not null } r =>
                OverrideAsync(r.Reason, null),
            DecisionBarMode.RejectReason
                when Reasons.ForReject.FirstOrDefault(r => r.Choice.Digit == digit) is { Choice: not null } r =>
                RejectAsync(r.Reason),
            _ => Task.CompletedTask,
        };

    /// <summary>Another value was chosen; one key for the reason saves it.</summary>
    public Task ChooseAsync(ValueOption option) =>
        WhenReadyAsync(async _ =>
        {
            Chosen = option;
            await AskAsync(DecisionBarMode.OverrideReason);
        });

    public Task OtherValueAsync() =>
        WhenReadyAsync(line =>
            DecisionBarOptions.HasOther(line) ? AskAsync(DecisionBarMode.OtherValue) : Task.CompletedTask
        );

    public Task RejectAsync() => WhenReadyAsync(_ => AskAsync(DecisionBarMode.RejectReason));

    public Task OverrideAsync(OverrideReason reason, string? comment)
    {
        if (card.Line is not { } line || Chosen is not { } value)
            return Task.CompletedTask;
        if (reason == OverrideReason.Other && string.IsNullOrWhiteSpace(comment))
            return AskAsync(DecisionBarMode.OverrideComment);
        return SendAsync(new(line.Item, Verdict.Override, value.Value, reason, Comment: comment?.Trim()), line);
    }

    public Task RejectAsync(RejectReason reason) =>
        card.Line is { } line
            ? SendAsync(new(line.Item, Verdict.Reject, RejectReason: reason), line)
            : Task.CompletedTask;

    /// <summary>Esc: one step back; false when there was nothing to leave.</summary>
    public bool Back()
    {
        if (Mode == DecisionBarMode.Actions)
            return false;
        Mode = Mode == DecisionBarMode.OverrideComment ? DecisionBarMode.OverrideReason : DecisionBarMode.Actions;
        if (Mode == DecisionBarMode.Actions)
            Chosen = null;
        return true;
    }

    public async Task SkipAsync()
    {
        if (
            card.Line is not { State: LineState.Waiting } line
            || Mode != DecisionBarMode.Actions
            || IsSaving(line.Item)
        )
            return;
        if (await client.Skip(line.Item) is { } refused)
        {
            await ShowAsync(refused, line);
            return;
        }
        card.MarkSkipped(line.Item);
        Say(new($"Skipped: {line.Label}. It waits under Skipped."));
        await GoOnAsync();
    }

    public async Task ApproveRestAsync()
    {
        if (Mode != DecisionBarMode.Actions || !Rest.Possible || card.Line is null)
            return;
        if (!card.IsReady(card.Line) && card.Line.State == LineState.Waiting)
        {
            card.Guard.Remind();
            return;
        }
        var lines = Rest.Lines;
        foreach (var line in lines)
            saving.Add(line.Item);
        changed();
        foreach (var line in lines)
            await StoreAsync(new(line.Item, Verdict.Approve, InBulk: true), line);
        await LookAgainAsync();
        await GoOnAsync();
    }

    /// <summary>C, and the first decision key: takes the ticket for two minutes; false when somebody else has it.</summary>
    public async Task<bool> ClaimedAsync()
    {
        if (card.Card is null || card.Wanted is not { } ticket)
            return false;
        if (card.MineUntil > time.GetUtcNow() + Renewal)
            return true;
        var claim = await client.Claim(ticket, CancellationToken.None);
        card.MarkClaimed(claim);
        if (!claim.Mine)
        {
            Mode = DecisionBarMode.Actions;
            Say(new($"{claim.By} has it. You can look, but not decide."));
        }
        return claim.Mine;
    }

    public async Task UndoAsync(Guid? decision = null)
    {
        if ((decision ?? said?.DecisionId ?? (Undoables is [var newest, ..] ? newest.DecisionId : null)) is not { } id)
            return;
        var which = Undoables.FirstOrDefault(u => u.DecisionId == id);
        var ticket = which is null || which.Ticket == card.Wanted ? "The line" : $"#{which.Ticket}";
        Say(
            new(
                await client.Retract(id) switch
                {
                    RetractOutcome.Retracted => $"Taken back. {ticket} waits again.",
                    RetractOutcome.AlreadySent => "Too late to take back: it was sent.",
                    RetractOutcome.AlreadyRetracted => "It was taken back before.",
                    RetractOutcome.NotAllowed => "Only who decided it, or a manager, can take it back.",
                    RetractOutcome.NotFound => "There is no such decision any more.",
                    var unknown => throw new InvalidOperationException($"Unknown outcome {unknown}."),
                }
            )
        );
        var line = card.Lines.FirstOrDefault(l => l.Decision?.Id == id);
        await LookAgainAsync();
        if (line is not null)
            card.FocusItem(line.Item);
    }

    public async Task LookAgainAsync()
    {
        Undoables = await client.Undoable(CancellationToken.None);
        // What can no longer be taken back is not worth a line.
        if (said?.DecisionId is { } id && said.SendsAt < time.GetUtcNow() && Undoables.All(u => u.DecisionId != id))
            said = null;
        await card.LookAgainAsync(CancellationToken.None);
    }

    /// <summary>Another ticket is open: questions about the old one are over.</summary>
    public void Reset()
    {
        Mode = DecisionBarMode.Actions;
        Chosen = null;
        notes.Clear();
    }

    private async Task WhenReadyAsync(Func<ProposalLine, Task> act)
    {
        if (card.Line is not { State: LineState.Waiting } line || IsSaving(line.Item))
            return;
        if (card.TakenBy is { } by)
            Say(new($"{by} has it. You can look, but not decide."));
        else if (card.WroteAgain is { } writer)
            Say(new($"{writer} wrote again. Show it before you decide."));
        else if (!card.IsReady(line))
            card.Guard.Remind();
        else
            await act(line);
    }

    private async Task AskAsync(DecisionBarMode question)
    {
        Mode = question;
        changed();
        await ClaimedAsync();
    }
}
