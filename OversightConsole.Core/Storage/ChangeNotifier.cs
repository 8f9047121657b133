namespace OversightConsole.Core.Storage;

/// <summary>
/// The one notifier for live updates. It says "look again", never data, and only after a commit; a listener queries for
/// itself. Listeners are called outside the lock and cannot hinder one another. It holds no state that matters: a node
/// that misses a call shows the change at its next look.
/// </summary>
public static class ChangeNotifier
{
    private static readonly Lock Gate = new();
    private static readonly List<Subscription> Subscriptions = [];

    /// <summary>Calls <paramref name="lookAgain"/> after each commit that touched one of <paramref name="topics"/>, until disposed.</summary>
    public static IDisposable Subscribe(Action<Topic> lookAgain, params Topic[] topics)
    {
        var subscription = new Subscription(lookAgain, [.. topics]);
        lock (Gate)
            Subscriptions.Add(subscription);
        return subscription;
    }

    /// <summary>Tells listeners to look again. Listeners must only schedule work: an exception of theirs is swallowed here.</summary>
    public static void Publish(IReadOnlyCollection<Topic> topics)
    {
        if (topics.Count == 0)
            return;
        List<Subscription> copy;
        lock (Gate)
            copy = [.. Subscriptions];
        foreach (var subscription in copy)
        foreach (var topic in topics.Where(subscription.Topics.Contains))
        {
            try
            {
                subscription.LookAgain(topic);
            }
            catch (Exception)
            {
                // One broken listener (a circuit that just closed) must not keep the others from looking.
            }
        }
    }

    private sealed record Subscription(Action<Topic> LookAgain, HashSet<Topic> Topics) : IDisposable
    {
        public void Dispose()
        {
            lock (Gate)
                Subscriptions.RemoveAll(s => ReferenceEquals(s, this));
        }
    }
}
