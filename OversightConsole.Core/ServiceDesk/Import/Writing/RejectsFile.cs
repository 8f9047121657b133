using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CsvHelper;
using OversightConsole.Core.Text;

namespace OversightConsole.Core.ServiceDesk.Import.Writing;

/// <summary>
/// Lists the rows that stayed out, with line and reason; made only when there is one. People open it in a spreadsheet, so
/// whatever that could take for a formula gets an apostrophe, also after separators inside the row: a spreadsheet set to
/// another separator splits there.
/// </summary>
internal sealed partial class RejectsFile(string directory, string source, DateTimeOffset now) : IAsyncDisposable
{
    /// <summary>Spreadsheets hold no more in a cell.</summary>
    private const int LongestCell = 32_000;

    private CsvWriter? _writer;

    /// <summary>The file's path; null as long as nothing was rejected.</summary>
    public string? Path { get; private set; }

    public async Task AddAsync(RejectedRow row, CancellationToken ct)
    {
        _writer ??= Open();
        string[] cells =
        [
            row.Line.ToString(CultureInfo.InvariantCulture),
            Harmless(row.Reason),
            Harmless(row.Raw.Cut(LongestCell)),
        ];
        await _writer.WriteRecordAsync(cells, ct);
    }

    public async Task FlushAsync(CancellationToken ct)
    {
        if (_writer is not null)
            await _writer.FlushAsync(ct);
    }

    internal static string Harmless(string text) => FormulaStart().Replace(text, "$1'$2");

    private CsvWriter Open()
    {
        Directory.CreateDirectory(directory);
        var stem = new string([
            .. System
                .IO.Path.GetFileName(source)
                .Split('.')[0]
                .Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
                .Take(40),
        ]);
        var stamp = now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        Path = System.IO.Path.Combine(directory, $"rejects-{stamp}-{Guid.NewGuid().ToString("N")[..8]}-{stem}.csv");
        var stream = new FileStream(
            Path,
            FileMode.CreateNew,
            FileAccess.Write,
            FileShare.Read,
            1 << 16,
            useAsync: true
        );
        var writer = CsvWriter.Create(stream, new CsvWriterOptions { WriteByteOrderMark = true }, leaveOpen: false);
        writer.WriteRecord(["line", "reason", "row"]);
        return writer;
    }

    public ValueTask DisposeAsync() => _writer?.DisposeAsync() ?? ValueTask.CompletedTask;

    [GeneratedRegex("""(^|[\r\n\t,;|"]\s*)([=+\-@\t\r＝＋－＠])""")]
    private static partial Regex FormulaStart();
}
