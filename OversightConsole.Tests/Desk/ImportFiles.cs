using System.IO.Compression;
using System.Text;
using Microsoft.Playwright;

namespace OversightConsole.Tests.Desk;

/// <summary>Files as people would bring them, good and bad.</summary>
internal static class ImportFiles
{
    private static readonly (string Label, string[] Texts)[] Kinds =
    [
        ("Printing", ["printer prints blank pages", "paper jam in the printer", "toner is low on the printer"]),
        ("Remote access", ["vpn drops every hour", "cannot connect to the vpn", "vpn client asks for a certificate"]),
        ("Sign-in", ["password forgotten", "account locked out", "sign-in code never arrives by phone"]),
    ];

    /// <summary>A desk's history: so many closed tickets in three categories that their words tell apart.</summary>
    public static string History(int count, int first = 0)
    {
        var text = new StringBuilder("id,subject,body,category\n");
        for (var i = first; i < first + count; i++)
        {
            var (label, texts) = Kinds[i % Kinds.Length];
            var words = texts[i / Kinds.Length % texts.Length];
            text.Append(
                System.Globalization.CultureInfo.InvariantCulture,
                $"H-{i},{words} {i},\"Hello, {words} at desk {i}.\nThanks\",{label}\n"
            );
        }
        return text.ToString();
    }

    /// <summary>A small file that expands without end.</summary>
    public static byte[] Bomb() =>
        Compressed(
            CompressionLevel.Optimal,
            stream =>
            {
                stream.Write("text\n"u8);
                var block = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("aaaaaaaaaaaaaaa\n", 65_536)));
                for (var i = 0; i < 200; i++)
                    stream.Write(block);
            }
        );

    /// <summary>One line of 100 MB, compressed just enough to be no bomb.</summary>
    public static byte[] LongLine()
    {
        var random = new Random(11);
        var block = new byte[1 << 20];
        return Compressed(
            CompressionLevel.Fastest,
            stream =>
            {
                stream.Write("text\nfine\n"u8);
                for (var i = 0; i < 100; i++)
                {
                    // Noise in a sixteenth of the text keeps the ratio below that of a bomb.
                    Array.Fill(block, (byte)'x');
                    for (var at = 0; at < block.Length; at += 16)
                        block[at] = (byte)random.Next('a', 'z' + 1);
                    stream.Write(block);
                }
            }
        );
    }

    public static byte[] Noise()
    {
        var noise = new byte[50_000];
        new Random(7).NextBytes(noise);
        return noise;
    }

    private static byte[] Compressed(CompressionLevel level, Action<Stream> write)
    {
        using var file = new MemoryStream();
        using (var gzip = new GZipStream(file, level))
            write(gzip);
        return file.ToArray();
    }

    /// <summary>A file as a browser's file field takes it.</summary>
    public static FilePayload Upload(string name, string text) => Upload(name, Encoding.UTF8.GetBytes(text));

    public static FilePayload Upload(string name, byte[] content) =>
        new()
        {
            Name = name,
            MimeType = "text/csv",
            Buffer = content,
        };
}
