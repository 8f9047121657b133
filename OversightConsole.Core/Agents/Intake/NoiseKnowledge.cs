using OversightConsole.Core.Agents.Text;
using OversightConsole.Core.Learning;
using OversightConsole.Core.Proposals;

namespace OversightConsole.Core.Agents.Intake;

/// <summary>What the desk's people set aside as noise, learned from their closed tickets.</summary>
public sealed class NoiseKnowledge
{
    /// <summary>The label of what was set aside.</summary>
    public const string Noise = "noise";

    /// <summary>The label of all else that people wrote.</summary>
    public const string Work = "work";

    /// <summary>A fault that is set aside is hidden from people: of what is called noise this much must be noise, 0–1.</summary>
    public const double Target = 0.95;

    private const int MostWords = 4;
    private readonly TextModel _model;

    /// <summary>Knowledge that rests on <paramref name="model"/>, whose labels are <see cref="Noise"/> and <see cref="Work"/>.</summary>
    public NoiseKnowledge(TextModel model)
    {
        _model = model;
        Floor = model.FloorsByLabel(Target)[Noise].Value ?? double.PositiveInfinity;
    }

    /// <summary>
    /// From this confidence on <see cref="Target"/> of what it calls noise is certified to be noise, on tickets it had not
    /// seen; infinite where nothing is.
    /// </summary>
    public double Floor { get; }

    /// <summary>How sure it is that a ticket is noise and which words say so; null where it is not sure enough.</summary>
    internal (double Confidence, IReadOnlyList<WordSpan> Words)? Of(TicketView view)
    {
        var text = TicketText.Of(view.Actual);
        var read = _model.Predict(text);
        if (read.Label != Noise || !read.Recognised || read.Confidence < Floor)
            return null;
        var words = _model
            .Explain(text, Noise)
            .For.Take(MostWords)
            .Select(e => new WordSpan(
                TicketText.Sources[e.Field],
                e.Start,
                e.Length,
                text[e.Field].Substring(e.Start, e.Length)
            ));
        return (read.Confidence, [.. words]);
    }
}
