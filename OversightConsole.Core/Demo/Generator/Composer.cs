using OversightConsole.Core.Demo.Generator.Weighing;

namespace OversightConsole.Core.Demo.Generator;

/// <summary>What a person says about a fault or request: title and sentences, put together from many interchangeable parts.</summary>
public sealed class Composer(DemoRandom random, Sender sender, string language = "en")
{
    /// <summary>The share of texts that say how many are hit, where nothing said so yet; the same for how fast it hurts.</summary>
    private const double TellsShare = 0.5;

    private static readonly string[] Scopes = ["scope-one", "scope-some", "scope-all"];
    private static readonly string[] Hastes = ["calm", "", "pressing"];
    private readonly PhraseWriter _writer = new(random, sender.Facts, Phrasebook.All[language]);

    /// <summary>The title and what is said, before it is put into a mail.</summary>
    /// <param name="section">A class code, or several on which technicians disagree.</param>
    /// <param name="profile">How many such tickets usually hit and how fast they hurt.</param>
    /// <param name="second">A second trouble in the same message; null for one only.</param>
    public Said Compose(string section, ClassProfile profile, string? second)
    {
        var book = Phrasebook.All[language];
        var silent = random.Chance(0.011);
        var vague = silent || random.Chance(0.045);
        var sentences = silent ? [_writer.OneOf(book.Own("frame", "vague"))] : Sentences(book, section, profile);
        if (second is not null && !silent)
            AddSecond(book, sentences, second);
        var said = string.Join(random.Chance(0.15) ? "\n" : " ", sentences.Where(s => s.Length > 0));
        var title = vague ? _writer.OneOf(book.Own("frame", "vaguetitle")) : Title(book, section, said);
        return new Said(Capital(title), said, vague);
    }

    /// <summary>The note with which such a ticket is closed.</summary>
    public string Resolution(string code)
    {
        var isGeneral = !code.StartsWith("alert/", StringComparison.Ordinal) && random.Chance(0.3);
        return _writer.OneOf(Phrasebook.All["en"].Own(isGeneral ? "*" : code, "fix"));
    }

    /// <summary>Writes one of the phrases of that kind for monitoring.</summary>
    public string Alert(string code, string kind) => _writer.OneOf(Phrasebook.All["en"].Own(code, kind));

    /// <summary>The writer, for the parts around.</summary>
    public PhraseWriter Writer => _writer;

    private List<string> Sentences(Phrasebook book, string section, ClassProfile profile)
    {
        var sentences = new List<string>();
        if (random.Chance(0.18))
            sentences.Add(_writer.OneOf(book.Own("frame", "opener")));
        sentences.Add(_writer.OneOf(book.Own(section, "say")));
        // Facts are missing in many tickets: one sentence and nothing else.
        if (random.Chance(0.12))
            return sentences;
        if (random.Chance(0.16))
            sentences.Add(_writer.OneOf(book.Own(section, "say")));
        if (random.Chance(0.5))
            sentences.Add(_writer.OneOf(book.For(section, "more")));
        if (random.Chance(0.33))
            sentences.Add(_writer.OneOf(book.For(section, "tried")));
        Tell(book, sentences, profile, Scopes, profile.Impact, Bearings.One | Bearings.Some | Bearings.All);
        Tell(
            book,
            sentences,
            profile,
            Hastes,
            profile.Urgency,
            Bearings.Stuck | Bearings.Around | Bearings.Today | Bearings.Later
        );
        if (random.Chance(0.25))
            sentences.Add(_writer.OneOf(book.Own("frame", "mood")));
        if (random.Chance(0.45))
            sentences.Add(_writer.OneOf(book.Own("frame", "ask")));
        return [.. sentences.Distinct()];
    }

    /// <summary>Adds how many are hit, or how fast it hurts, unless that was said or the writer keeps it to themselves.</summary>
    private void Tell(
        Phrasebook book,
        List<string> sentences,
        ClassProfile profile,
        string[] kinds,
        double[] weights,
        Bearings about
    )
    {
        var kind = kinds[random.Weighted(weights)];
        if (random.Chance(TellsShare) && (_writer.Heard & about) == Bearings.None)
            sentences.Add(_writer.OneOf(book.Own($"{profile.Class.Type}/*", kind)));
    }

    private void AddSecond(Phrasebook book, List<string> sentences, string second)
    {
        var more = _writer.OneOf(book.Own(second, "say"));
        if (more.Length > 0)
            sentences.Add(_writer.OneOf(book.Own("frame", "also")) + " " + char.ToLowerInvariant(more[0]) + more[1..]);
    }

    private string Title(Phrasebook book, string section, string said)
    {
        var titles = book.For(section, "title");
        string title;
        if (titles.Count == 0 || random.Chance(0.18))
        {
            var words = said.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
            title = string.Join(' ', words.Take(random.Between(4, 9))).TrimEnd(',', '.', ':');
        }
        else
        {
            title = _writer.OneOf(titles).Trim();
        }
        title = Typos.Slip(random, title, sender.TypoRate);
        if (random.Chance(0.07))
            title = _writer.OneOf(book.Own("frame", "titleprefix")) + " " + title;
        else if (random.Chance(0.03))
            title = title.ToUpperInvariant();
        return title;
    }

    private string Capital(string title) =>
        title.Length == 0 || sender.WritesLowerCase || !random.Chance(0.7)
            ? title
            : char.ToUpperInvariant(title[0]) + title[1..];
}

/// <summary>What was said: its title, its text, and whether the title tells nothing.</summary>
public sealed record Said(string Title, string Text, bool IsVague);
