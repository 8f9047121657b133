using OversightConsole.Core.Access;
using OversightConsole.Core.ServiceDesk.Import.Reading;

namespace OversightConsole.Core.ServiceDesk.Import;

/// <summary>The outcome of an upload.</summary>
public abstract record UploadOutcome;

/// <summary>The file lies in the data directory until it is discarded.</summary>
/// <param name="Path">Where it lies, under a name of our own.</param>
/// <param name="Name">The name it came with, for people.</param>
public sealed record UploadKept(string Path, string Name) : UploadOutcome;

/// <summary>Nothing was kept; show the sentence.</summary>
public sealed record UploadRefused(string Sentence) : UploadOutcome;

/// <summary>Takes files for the import from a browser: streamed to the data directory, never held in memory.</summary>
public sealed class ImportUploads(ImportFolder folder, ImportLimits limits, TimeProvider time)
{
    private const string Prefix = "upload-";
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);

    /// <summary>
    /// Stores what <paramref name="open"/> gives. <paramref name="size"/> is what the sender says and is not relied on.
    /// A cancelled or failed upload leaves nothing.
    /// </summary>
    public async Task<UploadOutcome> ReceiveAsync(
        Func<Stream> open,
        string name,
        long size,
        Person by,
        IProgress<long>? progress,
        CancellationToken ct
    )
    {
        if (!CsvImport.MayImport(by))
            return new UploadRefused(CsvImport.NotAllowed);
        if (size > limits.MaxUploadBytes)
            return TooLarge(name);
        Directory.CreateDirectory(folder.Path);
        SweepForgotten();
        var path = Path.Combine(folder.Path, $"{Prefix}{Guid.NewGuid():N}");
        try
        {
            await using var content = open();
            if (await StoreAsync(content, path, progress, ct))
                return new UploadKept(path, Path.GetFileName(name));
            Discard(path);
            return TooLarge(name);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            Discard(path);
            return new UploadRefused("Cancelled. Nothing was imported.");
        }
        catch (IOException e)
        {
            Discard(path);
            return new UploadRefused($"{name} could not be stored: {e.Message} Nothing was imported.");
        }
        catch
        {
            Discard(path);
            throw;
        }
    }

    /// <summary>Removes an uploaded file that is no longer wanted.</summary>
    public static void Discard(string path) => File.Delete(path);

    /// <summary>False when there is more than an upload may have.</summary>
    private async Task<bool> StoreAsync(Stream content, string path, IProgress<long>? progress, CancellationToken ct)
    {
        await using var file = new FileStream(
            path,
            FileMode.CreateNew,
            FileAccess.Write,
            FileShare.None,
            1 << 16,
            useAsync: true
        );
        var buffer = new byte[1 << 16];
        long stored = 0;
        while (await content.ReadAsync(buffer, ct) is > 0 and var read)
        {
            stored += read;
            if (stored > limits.MaxUploadBytes)
                return false;
            await file.WriteAsync(buffer.AsMemory(0, read), ct);
            progress?.Report(stored);
        }
        return true;
    }

    /// <summary>What a process that died left behind.</summary>
    private void SweepForgotten()
    {
        foreach (var file in Directory.EnumerateFiles(folder.Path, Prefix + "*"))
        {
            if (File.GetLastWriteTimeUtc(file) < time.GetUtcNow().UtcDateTime - Forgotten)
                Discard(file);
        }
    }

    private UploadRefused TooLarge(string name) =>
        new(
            $"{name} is larger than {Sizes.Of(limits.MaxUploadBytes)}, the most this page takes; compress or split it, "
                + "or use the import command on the console's machine."
        );
}
