namespace OversightConsole.Queue.DecisionBar;

/// <summary>
/// While the pointer or the focus is on the status line its countdown stands, and so does the sending (WCAG 2.2.1).
/// </summary>
public sealed partial class Decisions
{
    private (Guid Decision, TimeSpan Left)? paused;
    private bool lingers;

    /// <summary>What is left of the countdown while it stands; null while it runs.</summary>
    public TimeSpan? PausedAt => paused is { } p && p.Decision == Status?.DecisionId ? p.Left : null;

    /// <summary>The pointer or the focus came to the status line, or both have left it and the countdown runs on.</summary>
    public async Task LingerAsync(bool here)
    {
        lingers = here;
        await (here ? PauseAsync() : RunOnAsync());
        changed();
    }

    private async Task PauseAsync()
    {
        if (paused is not null || Status is not { DecisionId: { } id, SendsAt: { } at })
            return;
        var left = at - time.GetUtcNow();
        if (left <= TimeSpan.Zero || await client.Pause(id) is null)
            return;
        paused = (id, left);
        // The pointer may have gone while the console was writing.
        if (!lingers)
            await RunOnAsync();
    }

    private async Task RunOnAsync()
    {
        if (paused is not var (id, left))
            return;
        paused = null;
        var sendsAt = await client.Resume(id, left);
        if (said?.DecisionId == id && sendsAt is not null)
            said = said with { SendsAt = sendsAt };
        Undoables = await client.Undoable(CancellationToken.None);
    }
}
