using OversightConsole.Core.Review.Decisions;
using OversightConsole.Core.Review.Queue;

namespace OversightConsole.Queue.DecisionBar;

/// <summary>Stores what was decided and shows what became of it.</summary>
public sealed partial class Decisions
{
    private async Task SendAsync(DecisionRequest request, ProposalLine line)
    {
        Mode = DecisionBarMode.Actions;
        Chosen = null;
        saving.Add(line.Item);
        var more = card.FocusNextOpen(l => IsSaving(l.Item));
        changed();
        // Deciding claims the ticket in the same transaction.
        await StoreAsync(request, line);
        var done = !more && notes.GetValueOrDefault(line.Item) is null;
        // A line that waited for this one may be open now; only a look says so. Without any the next ticket need not wait.
        var waits = card.Lines.Any(l => l.State == LineState.Held);
        if (done && !waits)
            await GoOnAsync();
        await LookAgainAsync();
        if (done && waits)
            await GoOnAsync();
    }

    private async Task StoreAsync(DecisionRequest request, ProposalLine line)
    {
        try
        {
            await ShowAsync(await client.Decide(request), line);
            // The status line speaks of another decision now: the one that stood there runs on.
            await RunOnAsync();
        }
        catch
        {
            Fail(line, "Not stored: the console could not write. Nothing was decided; try again.");
            throw;
        }
        finally
        {
            saving.Remove(line.Item);
        }
    }

    private Task ShowAsync(DecideOutcome outcome, ProposalLine line)
    {
        switch (outcome)
        {
            case Recorded recorded:
                notes.Remove(line.Item);
                card.Show(line with { State = LineState.Decided, StateText = "Stored" });
                Say(new(recorded.Sentence, recorded.SendsAt, recorded.DecisionId));
                break;
            case SecondNeeded waits:
                notes.Remove(line.Item);
                card.Show(line with { State = LineState.Decided, StateText = "Waits for a second person" });
                Say(new(waits.Sentence));
                break;
            case AlreadyDecided first:
                Fail(line, first.Sentence);
                card.Show(line with { State = LineState.Decided, StateText = $"{first.By} decided" });
                break;
            case ReservedByOther claimed:
                Fail(line, claimed.Sentence);
                card.MarkClaimed(new(false, claimed.By, claimed.Until));
                break;
            case NoLongerOpen closed:
                Fail(line, closed.Sentence);
                card.Show(line with { State = LineState.Stale, StateText = "No longer open" });
                break;
            case NotAllowed refused:
                Fail(line, refused.Sentence);
                break;
            case DeskNotConnected away:
                Fail(line, away.Sentence);
                break;
            case InvalidRequest invalid:
                Fail(line, invalid.Sentence);
                break;
            default:
                throw new InvalidOperationException($"Unknown outcome {outcome.GetType().Name}.");
        }
        return Task.CompletedTask;
    }

    /// <summary>The line stands where it stood, with the reason, and the reader's eye goes back to it.</summary>
    private void Fail(ProposalLine line, string sentence)
    {
        notes[line.Item] = sentence;
        card.FocusItem(line.Item);
        Say(new(sentence));
    }

    private async Task GoOnAsync()
    {
        if (card.Line is { State: LineState.Waiting } line && !card.IsSkipped(line.Item) && !IsSaving(line.Item))
            return;
        if (!card.FocusNextOpen(l => IsSaving(l.Item)) && NothingLeft is { } next && saving.Count == 0)
            await next();
    }

    private void Say(DecisionBarStatus status)
    {
        said = status;
        announce(status.Sentence);
    }
}
