namespace OversightConsole.Core.ServiceDesk.Import.Reading;

/// <summary>An opened file that was found to be CSV text; read as often as wanted, always from the beginning.</summary>
internal sealed class CsvSource : IAsyncDisposable
{
    private readonly FileStream _file;
    private readonly bool _compressed;
    private readonly ImportLimits _limits;

    private CsvSource(FileStream file, string name, bool compressed, char? separator, ImportLimits limits) =>
        (_file, Name, _compressed, Separator, _limits) = (file, name, compressed, separator, limits);

    /// <summary>The file's name without its folder.</summary>
    public string Name { get; }

    public char? Separator { get; }

    /// <summary>The size of the file itself, in bytes.</summary>
    public long FileLength => _file.Length;

    /// <exception cref="ImportRefusedException">There is no such file, or it is not CSV text.</exception>
    public static async Task<CsvSource> OpenAsync(string path, string? name, ImportLimits limits, CancellationToken ct)
    {
        var shown = name ?? (Path.GetFileName(path) is { Length: > 0 } last ? last : path);
        var file = Open(path, shown);
        try
        {
            var compressed = await IsCompressedAsync(file, ct);
            var head = new byte[TextSniff.Length];
            await using var text = new ExpandedStream(file, compressed, shown, limits);
            var length = await text.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, ct);
            if (length == 0)
                throw new ImportRefusedException($"{shown} is empty; it needs a header line and at least one row.");
            if (TextSniff.Problem(head.AsSpan(0, length), shown) is { } problem)
                throw new ImportRefusedException(problem);
            return new CsvSource(file, shown, compressed, TextSniff.Separator(head.AsSpan(0, length)), limits);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>A reader from the beginning; one at a time.</summary>
    /// <exception cref="ImportRefusedException">The header cannot be used.</exception>
    public Task<CsvRows> ReadAsync(CancellationToken ct) =>
        CsvRows.OpenAsync(new ExpandedStream(_file, _compressed, Name, _limits), Name, Separator, _limits, ct);

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    private static FileStream Open(string path, string shown)
    {
        if (Directory.Exists(path))
            throw new ImportRefusedException($"{path} is a directory; name a .csv or .csv.gz file.");
        if (!File.Exists(path))
            throw new ImportRefusedException($"There is no file {path}; check the name and the current folder.");
        try
        {
            var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, useAsync: true);
            return file.CanSeek
                ? file
                : throw new ImportRefusedException($"{shown} is a pipe or device; save it as a file and import that.");
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new ImportRefusedException($"{shown} cannot be opened: {e.Message}");
        }
    }

    private static async Task<bool> IsCompressedAsync(FileStream file, CancellationToken ct)
    {
        var magic = new byte[2];
        var length = await file.ReadAtLeastAsync(magic, 2, throwOnEndOfStream: false, ct);
        return length == 2 && magic is [0x1f, 0x8b];
    }
}
