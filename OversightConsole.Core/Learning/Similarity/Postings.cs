namespace OversightConsole.Core.Learning.Similarity;

/// <summary>The documents that a term stands in, with its weight in each.</summary>
internal sealed class Postings
{
    private (int Slot, float Weight)[] items = new (int, float)[2];
    private int start;
    private int end;

    /// <summary>The number of documents.</summary>
    public int Count => end - start;

    public void Add(int slot, float weight)
    {
        if (end == items.Length)
        {
            var larger = Count * 2 > items.Length ? new (int, float)[items.Length * 2] : items;
            Array.Copy(items, start, larger, 0, Count);
            (items, end, start) = (larger, Count, 0);
        }
        items[end++] = (slot, weight);
    }

    /// <summary>Takes a document out; quick for the oldest, which is the usual case.</summary>
    public void Remove(int slot)
    {
        for (var i = start; i < end; i++)
        {
            if (items[i].Slot != slot)
                continue;
            Array.Copy(items, start, items, start + 1, i - start);
            start++;
            return;
        }
    }

    /// <summary>Adds factor × weight to the score of each document, and notes those that had none.</summary>
    public void Accumulate(double[] scores, List<int> found, double factor)
    {
        for (var i = start; i < end; i++)
        {
            var (slot, weight) = items[i];
            if (scores[slot] == 0)
                found.Add(slot);
            scores[slot] += factor * weight;
        }
    }
}
