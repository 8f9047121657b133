using System.Text;
using System.Text.Unicode;
using CsvHelper;

namespace OversightConsole.Core.ServiceDesk.Import.Reading;

/// <summary>The rows of a CSV file, one at a time; holds one row in memory, however long the file is.</summary>
internal sealed class CsvRows : IAsyncDisposable
{
    private readonly ExpandedStream _text;
    private readonly CsvReader _reader;
    private readonly string _name;
    private readonly ImportLimits _limits;
    private long? _neverClosed;
    private long _lastLine;

    private CsvRows(ExpandedStream text, string name, char? separator, ImportLimits limits)
    {
        (_text, _name, _limits) = (text, name, limits);
        var options = new CsvReaderOptions
        {
            HasHeader = false,
            Separator = separator,
            MaxRecordSize = limits.MaxRowBytes,
            TrackLineNumbers = true,
            OnMalformedRecord = record =>
            {
                if (record.Reason == CsvMalformedReason.UnterminatedQuote)
                    _neverClosed = record.LineNumber;
            },
        };
        _reader = CsvReader.Create(text, options, leaveOpen: true);
    }

    /// <summary>Column names, unique: an empty one is called by its position, a repeated one gets a number.</summary>
    public IReadOnlyList<string> Columns { get; private set; } = [];

    /// <summary>1-based number of the current data row.</summary>
    public long Row { get; private set; }

    /// <summary>1-based line of the file on which the current row starts.</summary>
    public long Line => _reader.LineNumber;

    /// <summary>Bytes of the file itself that were read.</summary>
    public long FileBytes => _text.FileBytes;

    /// <summary>The number of columns of the current row.</summary>
    public int Count => _reader.FieldCount;

    /// <summary>A value of the current row.</summary>
    public string this[int column] => _reader.GetString(column);

    /// <summary>The current row as it stands in the file.</summary>
    public string Raw => Encoding.UTF8.GetString(_reader.RawRecord);

    /// <summary>SHA-256 of all text read so far.</summary>
    public string Hash() => _text.Hash();

    public static async Task<CsvRows> OpenAsync(
        ExpandedStream text,
        string name,
        char? separator,
        ImportLimits limits,
        CancellationToken ct
    )
    {
        var rows = new CsvRows(text, name, separator, limits);
        try
        {
            if (!await rows.AdvanceAsync(ct))
                throw new ImportRefusedException($"{name} is empty; it needs a header line and at least one row.");
            if (rows.Count > limits.MaxColumns)
                throw new ImportRefusedException(
                    $"The first line of {name} has {rows.Count} columns, more than the {limits.MaxColumns} of Import:MaxColumns; "
                        + "is it really a header?"
                );
            rows.Columns = Names(rows._reader.Current.ToArray());
            return rows;
        }
        catch
        {
            await rows.DisposeAsync();
            throw;
        }
    }

    /// <summary>Goes to the next row; false at the end.</summary>
    /// <exception cref="ImportRefusedException">The file cannot be read beyond this point.</exception>
    public async Task<bool> NextAsync(CancellationToken ct)
    {
        if (!await AdvanceAsync(ct))
            return false;
        Row++;
        return true;
    }

    private async Task<bool> AdvanceAsync(CancellationToken ct)
    {
        try
        {
            if (!await _reader.ReadAsync(ct))
                return false;
        }
        catch (CsvFormatException)
        {
            throw new ImportRefusedException(
                $"A row after line {_lastLine} of {_name} is longer than {Sizes.Of(_limits.MaxRowBytes)}: "
                    + "a quotation mark that is never closed, or not a CSV file. Correct it, or raise Import:MaxRowBytes."
            );
        }
        _lastLine = _reader.LineNumber;
        if (_neverClosed is { } line)
            throw new ImportRefusedException(
                $"A quotation mark opened in the row at line {line} of {_name} is never closed; correct that line and import again."
            );
        if (_reader.RawRecord.Contains((byte)0))
            throw new ImportRefusedException(TextSniff.Binary($"{_name}, line {_reader.LineNumber},"));
        if (!Utf8.IsValid(_reader.RawRecord))
            throw new ImportRefusedException(
                TextSniff.NotUtf8($"{_name}, line {_reader.LineNumber},", "another encoding, perhaps Windows-1252")
            );
        return true;
    }

    private static List<string> Names(string[] header)
    {
        var names = new List<string>(header.Length);
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < header.Length; i++)
        {
            var name = header[i].Trim();
            if (name.Length == 0)
                name = $"column {i + 1}";
            var count = seen[name] = seen.GetValueOrDefault(name) + 1;
            names.Add(count == 1 ? name : $"{name} ({count})");
        }
        return names;
    }

    public async ValueTask DisposeAsync()
    {
        await _reader.DisposeAsync();
        await _text.DisposeAsync();
    }
}
