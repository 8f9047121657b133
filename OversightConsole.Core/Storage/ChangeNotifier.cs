using Microsoft.Extensions.Logging;

namespace OversightConsole.Core.Storage;

/// <summary>
/// The one notifier of a host for live updates. It says "look again", never data, and only after a commit; a listener
/// queries for itself. Listeners are called outside the lock and cannot hinder one another. It holds no state that matters:
/// a node that misses a call shows the change at its next look.
/// </summary>
public sealed class ChangeNotifier(ILogger<ChangeNotifier> logger)
{
    private readonly Lock _gate = new();
    private readonly List<Subscription> _subscriptions = [];

    /// <summary>Calls <paramref name="lookAgain"/> after each commit that touched one of <paramref name="topics"/>, until disposed.</summary>
    public IDisposable Subscribe(Action<Topic> lookAgain, params Topic[] topics)
    {
        var subscription = new Subscription(this, lookAgain, [.. topics]);
        lock (_gate)
            _subscriptions.Add(subscription);
        return subscription;
    }

    /// <summary>Tells listeners to look again. Listeners must only schedule work: an exception of theirs is logged and ends here.</summary>
    public void Publish(IReadOnlyCollection<Topic> topics)
    {
        if (topics.Count == 0)
            return;
        List<Subscription> copy;
        lock (_gate)
            copy = [.. _subscriptions];
        foreach (var subscription in copy)
        foreach (var topic in topics.Where(subscription.Topics.Contains))
        {
            try
            {
                subscription.LookAgain(topic);
            }
            catch (Exception e)
            {
                // One broken listener (a circuit that just closed) must not keep the others from looking.
                logger.LogWarning(e, "A listener could not look again at {Topic}", topic);
            }
        }
    }

    private sealed record Subscription(ChangeNotifier Notifier, Action<Topic> LookAgain, HashSet<Topic> Topics)
        : IDisposable
    {
        public void Dispose()
        {
            lock (Notifier._gate)
                Notifier._subscriptions.RemoveAll(s => ReferenceEquals(s, this));
        }
    }
}
