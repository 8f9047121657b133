using System.IO.Compression;
using System.Security.Cryptography;

namespace OversightConsole.Core.ServiceDesk.Import.Reading;

/// <summary>
/// A file's text as bytes, whether it is compressed or not: counts, hashes, and stops a compressed file that expands
/// beyond all reason before it has cost anything.
/// </summary>
internal sealed class ExpandedStream : Stream
{
    /// <summary>Below this even text that compresses absurdly well is harmless.</summary>
    private const long HarmlessBytes = 16 << 20;

    private readonly FileStream _file;
    private readonly Stream _text;
    private readonly bool _compressed;
    private readonly string _name;
    private readonly ImportLimits _limits;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public ExpandedStream(FileStream file, bool compressed, string name, ImportLimits limits)
    {
        (_file, _compressed, _name, _limits) = (file, compressed, name, limits);
        file.Position = 0;
        _text = compressed ? new GZipStream(file, CompressionMode.Decompress, leaveOpen: true) : file;
    }

    /// <summary>Bytes of text so far.</summary>
    public long Expanded { get; private set; }

    /// <summary>Bytes of the file itself that were read so far.</summary>
    public long FileBytes => _file.Position;

    /// <summary>SHA-256 of the text read so far: the same for a file and its compressed copy.</summary>
    public string Hash() => Convert.ToHexStringLower(_hash.GetCurrentHash());

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int count;
        try
        {
            count = await _text.ReadAsync(buffer, cancellationToken);
        }
        catch (InvalidDataException)
        {
            throw Damaged();
        }
        Expanded += count;
        if (_compressed)
            Check(ended: count == 0 && !buffer.IsEmpty);
        _hash.AppendData(buffer.Span[..count]);
        return count;
    }

    private void Check(bool ended)
    {
        if (Expanded > _limits.MaxExpandedBytes)
            throw new ImportRefusedException(
                $"{_name} expands to more than {Sizes.Of(_limits.MaxExpandedBytes)}; split it, or raise Import:MaxExpandedBytes."
            );
        if (Expanded > HarmlessBytes && Expanded > FileBytes * (long)_limits.MaxExpansionRatio)
            throw new ImportRefusedException(
                $"{_name} expands to more than {_limits.MaxExpansionRatio} times its size, as a decompression bomb does; "
                    + "if it is a real export, expand it first and import the .csv, or raise Import:MaxExpansionRatio."
            );
        if (ended && LastMemberLength() > Expanded)
            throw Damaged();
    }

    /// <summary>
    /// A cut-off gzip file ends without an error here; its last four bytes then are not the length of the text but noise,
    /// which is nearly always larger. A file of several members names the last one's length, which is never larger.
    /// </summary>
    private long LastMemberLength()
    {
        Span<byte> tail = stackalloc byte[4];
        var at = _file.Position;
        _file.Position = Math.Max(0, _file.Length - 4);
        _file.ReadExactly(tail[..(int)Math.Min(4, _file.Length)]);
        _file.Position = at;
        return BitConverter.IsLittleEndian ? BitConverter.ToUInt32(tail) : 0;
    }

    private ImportRefusedException Damaged() =>
        new($"{_name} is damaged or was cut off: its compressed data does not end properly. Export or copy it again.");

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("Read asynchronously.");

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && _compressed)
            _text.Dispose();
        if (disposing)
            _hash.Dispose();
        base.Dispose(disposing);
    }
}
