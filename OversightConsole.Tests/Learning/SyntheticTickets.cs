using OversightConsole.Core.Learning;

namespace OversightConsole.Tests.Learning;

/// <summary>Invented tickets whose subject and body each hold some words of their category and some of no meaning.</summary>
internal static class SyntheticTickets
{
    private static readonly (string Label, string[] Words)[] Categories =
    [
        ("Access", ["password", "login", "locked", "account", "permission", "sign_in"]),
        ("Hardware", ["laptop", "screen", "keyboard", "docking", "battery", "monitor"]),
        ("Network", ["vpn", "wifi", "router", "connection", "dns", "firewall"]),
        ("Printing", ["printer", "toner", "paper", "scanner", "tray", "cartridge"]),
    ];

    private static readonly string[] Filler =
    [
        .. Enumerable.Range(0, 400).Select(i => "word" + (char)('a' + i % 26) + i),
    ];

    /// <param name="noise">The share of tickets whose words are of another category than their label.</param>
    public static TrainingExample[] Make(int count, int seed, double noise = 0.05)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(_ =>
                {
                    var label = Categories[random.Next(Categories.Length)].Label;
                    var words = Categories.Single(c => c.Label == label).Words;
                    if (random.NextDouble() < noise)
                        words = Categories[random.Next(Categories.Length)].Words;
                    return new TrainingExample([Text(random, words, 1, 2), Text(random, words, 2, 10)], label);
                }),
        ];
    }

    private static string Text(Random random, string[] words, int meaningful, int filling) =>
        string.Join(
            ' ',
            Enumerable
                .Range(0, meaningful)
                .Select(_ => words[random.Next(words.Length)])
                .Concat(Enumerable.Range(0, filling).Select(_ => Filler[random.Next(Filler.Length)]))
        );
}
