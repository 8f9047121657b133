using System.Globalization;
using OversightConsole.Core.Demo.World;

namespace OversightConsole.Core.Demo.Generator;

/// <summary>Puts what is said into the shape in which it reaches the desk: a mail, a forwarded mail, a call, a portal form.</summary>
public static class MailComposer
{
    /// <summary>A mail with greeting, signature and habits; now and then forwarded by a colleague.</summary>
    public static (string Body, bool Forwarded) Mail(
        DemoRandom random,
        Sender sender,
        PhraseWriter writer,
        Phrasebook book,
        string title,
        string said,
        DateTimeOffset at
    )
    {
        var parts = new List<string>();
        if (random.Chance(0.72))
            parts.Add(writer.OneOf(book.Own("frame", "hello")));
        parts.Add(Habits(random, sender, said));
        if (random.Chance(0.7))
            parts.Add(Ending(random, sender, writer, book));
        var body = string.Join(random.Chance(0.8) ? "\n\n" : "\n", parts);
        if (!random.Chance(0.07))
            return (body, false);
        return (Forwarded(random, sender, writer, book, title, body, at), true);
    }

    /// <summary>A call as the dispatcher types it in.</summary>
    public static string Call(DemoRandom random, PhraseWriter writer, string said)
    {
        var book = Phrasebook.All["en"];
        var note = writer.OneOf(book.Own("frame", "phone")) + (random.Chance(0.4) ? "\n" : " ") + said;
        if (random.Chance(0.5))
            note += " " + writer.OneOf(book.Own("frame", "phonebye"));
        return Typos.Slip(random, note, 0.003);
    }

    /// <summary>What somebody typed into the portal's form.</summary>
    public static string Portal(DemoRandom random, Sender sender, string said) => Habits(random, sender, said);

    private static string Habits(DemoRandom random, Sender sender, string said)
    {
        if (sender.WritesLowerCase || random.Chance(0.05))
            said = Typos.WithoutCapitals(said);
        return Typos.Slip(random, said, sender.TypoRate);
    }

    private static string Ending(DemoRandom random, Sender sender, PhraseWriter writer, Phrasebook book)
    {
        var contact = sender.Contact;
        var ending = writer.OneOf(book.Own("frame", "bye")) + "\n";
        if (!sender.Signs)
            return ending + contact.FirstName;
        ending += contact.Name;
        if (random.Chance(0.25))
            return ending + "\n" + writer.OneOf(book.Own("frame", "mobile"));
        ending += $"\n{contact.Title} | {sender.Company.Name}\n{sender.Facts["site"]} | {contact.Phone}";
        if (random.Chance(0.5))
            ending += "\n" + contact.Email;
        if (random.Chance(0.3))
            ending += "\n" + writer.OneOf(book.Own("frame", "disclaimer"));
        return ending;
    }

    private static string Forwarded(
        DemoRandom random,
        Sender sender,
        PhraseWriter writer,
        Phrasebook book,
        string title,
        string body,
        DateTimeOffset at
    )
    {
        var sent = at.AddMinutes(-random.Between(8, 1500))
            .ToString("ddd, d MMM yyyy HH:mm", CultureInfo.InvariantCulture);
        string Label(string kind) => book.Own("frame", kind)[0];
        var lines = new List<string>
        {
            writer.OneOf(book.Own("frame", "forwardask")),
            "",
            writer.OneOf(book.Own("frame", "forward")),
            $"{Label("label-from")} {sender.Contact.Name} <{sender.Contact.Email}>",
            $"{Label("label-sent")} {sent}",
            $"{Label("label-to")} {writer.Write("{list}")}@{sender.Company.Domains[0]}",
            $"{Label("label-subject")} {title}",
            "",
        };
        // Some programs quote with brackets, some do not.
        lines.AddRange(random.Chance(0.5) ? body.Split('\n').Select(l => "> " + l) : body.Split('\n'));
        return string.Join('\n', lines);
    }
}
