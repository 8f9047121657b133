using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Demo.State;

/// <summary>
/// How far this process's build of the demo desk is, for the screen. It is shown and forgotten: what counts is the
/// <see cref="DemoMarker"/>.
/// </summary>
public sealed class DemoProgress(ChangeNotifier? changes = null)
{
    private volatile DemoStep _current = new(DemoPhase.Idle, 0, 0, null);

    /// <summary>The step that the build has reached.</summary>
    public DemoStep Current => _current;

    /// <summary>Says where it stands; pages that show it look again.</summary>
    public void Report(DemoPhase phase, int done = 0, int total = 0)
    {
        _current = new DemoStep(phase, done, total, null);
        changes?.Publish([Topic.Demo]);
    }

    /// <summary>Says that the build failed, in a sentence for people.</summary>
    public void Fail(string sentence)
    {
        _current = _current with { Phase = DemoPhase.Failed, Problem = sentence };
        changes?.Publish([Topic.Demo]);
    }
}

/// <summary>One look at the build.</summary>
/// <param name="Phase">What it does now.</param>
/// <param name="Done">How many of <paramref name="Total"/> are done in this phase.</param>
/// <param name="Total">How many there are; 0 where they are not counted.</param>
/// <param name="Problem">Why it failed, as a sentence; null otherwise.</param>
public sealed record DemoStep(DemoPhase Phase, int Done, int Total, string? Problem);

/// <summary>What the build of the demo desk does.</summary>
public enum DemoPhase
{
    /// <summary>Nothing is being built.</summary>
    Idle,

    /// <summary>Customers, staff and configuration.</summary>
    Customers,

    /// <summary>Tickets that were closed before the agents' history begins.</summary>
    Tickets,

    /// <summary>The model learns from them.</summary>
    Training,

    /// <summary>The last days, with agents and reviewers at work.</summary>
    History,

    /// <summary>What waits in the queue now.</summary>
    Open,

    /// <summary>The demo desk is built and alive.</summary>
    Ready,

    /// <summary>The demo desk could not be built.</summary>
    Failed,
}
