using OversightConsole.Core.Learning;

namespace OversightConsole.Core.Pipeline.Training;

/// <summary>Where model files lie: the <c>models</c> folder of the data directory.</summary>
public sealed class ModelStore(string folder)
{
    /// <summary>Writes a model under a new name, whole or not at all; returns the name.</summary>
    public string Write(string agent, int number, TextModel model)
    {
        Directory.CreateDirectory(folder);
        var name = $"{agent}-{number}.model";
        var path = Path.Combine(folder, name);
        // Another file until it is complete: a process that dies must not leave half a model under its final name.
        var draft = path + ".draft";
        using (var file = File.Create(draft))
            TextModelFile.Write(model, file);
        File.Move(draft, path, overwrite: true);
        return name;
    }

    /// <summary>Reads a model.</summary>
    /// <exception cref="CorruptModelException">The file is missing or damaged.</exception>
    public TextModel Read(string name)
    {
        var path = Path.Combine(folder, Path.GetFileName(name));
        if (!File.Exists(path))
            throw new CorruptModelException($"The model file {name} is missing.");
        using var file = File.OpenRead(path);
        return TextModelFile.Read(file);
    }
}
