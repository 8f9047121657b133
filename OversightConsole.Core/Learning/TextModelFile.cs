using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace OversightConsole.Core.Learning;

/// <summary>
/// Stores a model: "OCTM", version, length of the content (8 bytes), content, SHA-256 of the content; numbers little
/// endian, weights in 16 bits. A model read back predicts exactly as the one written.
/// </summary>
public static class TextModelFile
{
    /// <summary>The version written; only this one is read.</summary>
    public const int Version = 2;

    private const int HeaderLength = 16;
    private static readonly byte[] Magic = "OCTM"u8.ToArray();

    /// <summary>Writes a model.</summary>
    public static void Write(TextModel model, Stream stream)
    {
        using var content = new MemoryStream();
        using (var writer = new BinaryWriter(content, Encoding.UTF8, leaveOpen: true))
            TextModelContent.Write(model.Parts, writer);
        var header = new byte[HeaderLength];
        Magic.CopyTo(header, 0);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(4), Version);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(8), content.Length);
        stream.Write(header);
        stream.Write(content.GetBuffer(), 0, (int)content.Length);
        stream.Write(SHA256.HashData(content.GetBuffer().AsSpan(0, (int)content.Length)));
    }

    /// <summary>Reads a model from the current position of a stream.</summary>
    /// <exception cref="CorruptModelException">The stream does not hold a whole, undamaged model of this version.</exception>
    public static TextModel Read(Stream stream)
    {
        var header = ReadExactly(stream, HeaderLength);
        if (!header.AsSpan(0, 4).SequenceEqual(Magic))
            throw new CorruptModelException("This is not a stored model.");
        var version = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(4));
        if (version != Version)
            throw new CorruptModelException($"The stored model has version {version}; this program reads {Version}.");
        var length = BinaryPrimitives.ReadInt64LittleEndian(header.AsSpan(8));
        if (length is < 0 or > int.MaxValue - 64)
            throw new CorruptModelException("The stored model is damaged: its length is impossible.");
        var content = ReadExactly(stream, (int)length);
        var checksum = ReadExactly(stream, SHA256.HashSizeInBytes);
        if (!CryptographicOperations.FixedTimeEquals(checksum, SHA256.HashData(content)))
            throw new CorruptModelException("The stored model is damaged: its checksum does not match.");
        try
        {
            using var reader = new BinaryReader(new MemoryStream(content), Encoding.UTF8);
            return new TextModel(TextModelContent.Read(reader));
        }
        catch (Exception e)
            when (e is IOException or ArgumentException or OverflowException or IndexOutOfRangeException)
        {
            throw new CorruptModelException("The stored model is damaged: its content does not fit together.", e);
        }
    }

    /// <summary>Reads in pieces, so that a damaged length cannot claim memory that the stream does not fill.</summary>
    private static byte[] ReadExactly(Stream stream, int length)
    {
        const int piece = 1 << 20;
        using var whole = new MemoryStream();
        var buffer = new byte[Math.Min(length, piece)];
        while (whole.Length < length)
        {
            var read = stream.Read(buffer, 0, (int)Math.Min(buffer.Length, length - whole.Length));
            if (read == 0)
                throw new CorruptModelException("The stored model is cut off.");
            whole.Write(buffer, 0, read);
        }
        return whole.ToArray();
    }
}
