using OversightConsole.Core.Learning;

namespace OversightConsole.Core.Training;

/// <summary>Where model files lie: the <c>models</c> folder of the data directory.</summary>
public sealed class ModelStore(string folder)
{
    /// <summary>Writes a model under a new name, whole or not at all; returns the name.</summary>
    public string Write(string agent, int number, Action<Stream> write)
    {
        Directory.CreateDirectory(folder);
        var name = $"{agent}-{number}.model";
        var path = Path.Combine(folder, name);
        // Another file until it is complete: a process that dies must not leave half a model under its final name.
        var draft = path + ".draft";
        using (var file = File.Create(draft))
            write(file);
        File.Move(draft, path, overwrite: true);
        return name;
    }

    /// <summary>Opens a model's file.</summary>
    /// <exception cref="CorruptModelException">The file is missing.</exception>
    public Stream Open(string name)
    {
        var path = Path.Combine(folder, Path.GetFileName(name));
        return File.Exists(path)
            ? File.OpenRead(path)
            : throw new CorruptModelException($"The model file {name} is missing.");
    }
}
