using System.Text.Json;

namespace OversightConsole.Core.Audit;

/// <summary>Holds the personal text beside entries against the marks in them: erased is no fault, altered is one.</summary>
internal sealed class TextCheck
{
    private const int MostNamed = 20;
    private readonly List<string> _erased = [];

    /// <summary>The number of texts that are erased.</summary>
    public long Erased { get; private set; }

    /// <summary>The first of them: position and field.</summary>
    public IReadOnlyList<string> ErasedTexts => _erased;

    /// <summary>The first text that is not what was written, in a sentence; null when there is none.</summary>
    public string? Altered { get; private set; }

    /// <summary>The entry it lies beside.</summary>
    public long? AlteredAt { get; private set; }

    /// <summary>Takes in the next entry, whose own hash holds.</summary>
    public void Take(AuditEntry entry)
    {
        var texts = entry.Texts.ToDictionary(t => t.Field, StringComparer.Ordinal);
        foreach (var (field, mark) in Marks(entry))
        {
            if (!texts.Remove(field, out var text))
                Gone(entry.Sequence, field);
            else if (PersonalText.MarkOf(text.Salt, text.Text) != mark)
                Blame(
                    entry.Sequence,
                    $"The text beside entry {entry.Sequence} ({field}) was changed after it was written."
                );
        }
        if (texts.Count > 0)
            Blame(
                entry.Sequence,
                $"A text lies beside entry {entry.Sequence} ({texts.Keys.Min()}) that was not written with it."
            );
    }

    private static IReadOnlyList<(string Field, string Mark)> Marks(AuditEntry entry)
    {
        try
        {
            return AuditTexts.MarksIn(entry);
        }
        catch (JsonException)
        {
            // Hashed as it stands, so it was written like that: whoever rebuilds state from it says that it can't be read.
            return [];
        }
    }

    private void Gone(long at, string field)
    {
        Erased++;
        if (_erased.Count < MostNamed)
            _erased.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{at} {field}"));
    }

    private void Blame(long at, string sentence)
    {
        if (Altered is null)
            (AlteredAt, Altered) = (at, sentence);
    }
}
