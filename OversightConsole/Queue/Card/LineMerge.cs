using OversightConsole.Core.Review.Queue;

namespace OversightConsole.Queue.Card;

/// <summary>Brings the lines a reader sees up to date without moving any of them.</summary>
public static class LineMerge
{
    public static void Into(List<ProposalLine> shown, IReadOnlyList<ProposalLine> now)
    {
        var known = shown.Select(l => l.Item).ToHashSet();
        var arrived = now.Where(l => !known.Contains(l.Item)).ToList();
        for (var at = 0; at < shown.Count; at++)
        {
            if (now.FirstOrDefault(l => l.Item == shown[at].Item) is { } same)
                shown[at] = same;
            // A fresh proposal for the same field takes the place of the one it follows.
            else if (arrived.Find(l => l.Field == shown[at].Field && l.Agent == shown[at].Agent) is { } successor)
            {
                shown[at] = successor;
                arrived.Remove(successor);
            }
            else if (shown[at].State is LineState.Waiting or LineState.Held)
                shown[at] = shown[at] with
                {
                    State = LineState.Stale,
                    StateText = "No longer open",
                    StaleBecause = null,
                };
        }
        shown.AddRange(arrived);
    }
}
