namespace OversightConsole.Core.ServiceDesk.Import;

/// <summary>The folder for rejects files and uploads: <c>imports</c> in the data directory.</summary>
/// <param name="Path">Made when the first file is written to it.</param>
public sealed record ImportFolder(string Path)
{
    /// <summary>The rejects file of that name, or null; a name that is no rejects file's never leaves the folder.</summary>
    public string? Rejects(string name) =>
        name.StartsWith("rejects-", StringComparison.Ordinal)
        && name.EndsWith(".csv", StringComparison.Ordinal)
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
        && System.IO.Path.Combine(Path, name) is var path
        && File.Exists(path)
            ? path
            : null;
}
