using System.Security.Cryptography;
using System.Text.Json;

namespace OversightConsole.Core.Learning;

/// <summary>
/// Stores a small model, a record of numbers and names, as JSON behind a mark and its SHA-256, so that a damaged file is
/// found when it is loaded and not when it decides.
/// </summary>
public static class JsonModelFile
{
    private const int Longest = 64 << 20;
    private static readonly byte[] Magic = "OCJM1\n"u8.ToArray();

    /// <summary>Writes a model; the same model gives the same bytes.</summary>
    public static void Write<T>(T model, Stream stream)
        where T : class
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(model);
        stream.Write(Magic);
        stream.Write(SHA256.HashData(content));
        stream.Write(content);
    }

    /// <summary>Reads a model to the end of the stream.</summary>
    /// <exception cref="CorruptModelException">The stream does not hold a whole, undamaged model of this kind.</exception>
    public static T Read<T>(Stream stream)
        where T : class
    {
        using var whole = new MemoryStream();
        stream.CopyTo(whole);
        var bytes = whole.GetBuffer().AsSpan(0, (int)whole.Length);
        if (bytes.Length < Magic.Length + SHA256.HashSizeInBytes || bytes.Length > Longest)
            throw new CorruptModelException("The stored model is cut off, or it is far too long.");
        if (!bytes[..Magic.Length].SequenceEqual(Magic))
            throw new CorruptModelException("This is not a stored model of this kind.");
        var content = bytes[(Magic.Length + SHA256.HashSizeInBytes)..];
        var hash = bytes.Slice(Magic.Length, SHA256.HashSizeInBytes);
        if (!CryptographicOperations.FixedTimeEquals(hash, SHA256.HashData(content)))
            throw new CorruptModelException("The stored model is damaged: its checksum does not match.");
        try
        {
            return JsonSerializer.Deserialize<T>(content)
                ?? throw new CorruptModelException("The stored model is empty.");
        }
        catch (JsonException exception)
        {
            throw new CorruptModelException("The stored model is damaged: its content does not fit.", exception);
        }
    }
}
