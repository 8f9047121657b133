using OversightConsole.Core.Learning.Latent;
using OversightConsole.Core.Learning.Stacking;

namespace OversightConsole.Core.Learning;

/// <summary>The latent view and the blend in a stored model; one byte 0 stands for a model without them.</summary>
internal static class LatentContent
{
    private const int MostDimensions = 4096;

    public static void Write(ModelParts parts, BinaryWriter writer)
    {
        writer.Write(parts.Latent is not null);
        if (parts.Latent is not { } latent || parts.Blend is not { } stackedModel)
            return;
        writer.Write(latent.Space.Dimensions);
        writer.Write(latent.Layer.Units);
        foreach (var value in latent.Space.Points)
            writer.Write((Half)value);
        foreach (var parameters in latent.Layer.Parameters)
            TextModelContent.WriteAll(parameters, writer);
        TextModelContent.WriteAll(stackedModel.Linear, writer);
        TextModelContent.WriteAll(stackedModel.Latent, writer);
        TextModelContent.WriteAll(stackedModel.Bias, writer);
    }

    /// <param name="words">How many single words the model knows.</param>
    /// <param name="labels">How many labels.</param>
    public static (LatentView? View, StackedModel? Blend) Read(BinaryReader reader, int words, int labels)
    {
        if (!reader.ReadBoolean())
            return (null, null);
        var (dimensions, units) = (reader.ReadInt32(), reader.ReadInt32());
        if (dimensions is < 8 or > MostDimensions || units is < 8 or > MostDimensions || (dimensions | units) % 8 != 0)
            throw new InvalidDataException($"A layer of {dimensions} × {units} does not fit.");
        var points = new float[checked(words * dimensions)];
        for (var i = 0; i < points.Length; i++)
            points[i] = (float)reader.ReadHalf();
        var layer = new HiddenLayer(dimensions, units, labels);
        foreach (var parameters in layer.Parameters)
            TextModelContent.ReadAll(reader, parameters.Length).CopyTo(parameters, 0);
        var stackedModel = new StackedModel(
            TextModelContent.ReadAll(reader, labels),
            TextModelContent.ReadAll(reader, labels),
            TextModelContent.ReadAll(reader, labels)
        );
        return (new LatentView(new LatentSpace(points, dimensions), layer), stackedModel);
    }
}
