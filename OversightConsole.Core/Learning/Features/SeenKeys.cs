namespace OversightConsole.Core.Learning.Features;

/// <summary>
/// The keys met in one document. Small enough to stay in the processor's cache, and cleared by counting up instead of
/// writing, because every n-gram of every training ticket goes through it.
/// </summary>
internal sealed class SeenKeys
{
    private int[] keys = new int[4096];
    private int[] turns = new int[4096];
    private int turn;
    private int count;

    /// <summary>Removes all keys.</summary>
    public void Clear()
    {
        turn++;
        count = 0;
    }

    /// <summary>Adds a key; false when it was there.</summary>
    public bool Add(int key)
    {
        if (count * 2 > keys.Length)
            Grow();
        var mask = keys.Length - 1;
        var at = Home(key, mask);
        while (turns[at] == turn)
        {
            if (keys[at] == key)
                return false;
            at = (at + 1) & mask;
        }
        (keys[at], turns[at]) = (key, turn);
        count++;
        return true;
    }

    private void Grow()
    {
        var (old, oldTurns) = (keys, turns);
        keys = new int[old.Length * 2];
        turns = new int[old.Length * 2];
        count = 0;
        for (var i = 0; i < old.Length; i++)
        {
            if (oldTurns[i] == turn)
                Add(old[i]);
        }
    }

    private static int Home(int key, int mask) => (int)((uint)key * 2654435769u >> 7) & mask;
}
