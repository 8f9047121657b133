using System.Runtime.Intrinsics;
using OversightConsole.Core.Learning.Calibration;
using OversightConsole.Core.Learning.Features;
using OversightConsole.Core.Learning.Linear;

namespace OversightConsole.Core.Learning;

/// <summary>What stands in a stored model, in this order; <see cref="TextModelFile"/> wraps it.</summary>
internal static class TextModelContent
{
    public static void Write(ModelParts parts, BinaryWriter writer)
    {
        writer.Write(parts.Fields.Length);
        foreach (var field in parts.Fields)
        {
            writer.Write(field.Name);
            writer.Write(field.Weight);
            writer.Write((byte)field.Kind);
        }
        writer.Write(parts.Names.Length);
        for (var c = 0; c < parts.Names.Length; c++)
        {
            writer.Write(parts.Names[c]);
            writer.Write(parts.Counts[c]);
        }
        WriteCalibrator(parts.Calibrator, writer);
        writer.Write(parts.OutOfFold.Length);
        foreach (var answer in parts.OutOfFold)
        {
            writer.Write(answer.Label);
            writer.Write(answer.Confidence);
            writer.Write(answer.Right);
        }
        writer.Write(parts.Vocabulary.Count);
        foreach (var key in parts.Vocabulary.Keys)
            writer.Write(key);
        WriteAll(parts.Vocabulary.Idf, writer);
        for (var feature = 0; feature <= parts.Vocabulary.Count; feature++)
        {
            for (var label = 0; label < parts.Names.Length; label++)
                writer.Write((Half)parts.Weights[feature, label]);
        }
        LatentContent.Write(parts, writer);
    }

    public static ModelParts Read(BinaryReader reader)
    {
        var fields = Many(reader, 6, r => new TextField(r.ReadString(), r.ReadSingle(), Kind(r.ReadByte())));
        var labels = Many(reader, 5, r => (Name: r.ReadString(), Count: r.ReadInt32()));
        var calibrator = ReadCalibrator(reader);
        var outOfFold = Many(reader, 13, r => new OutOfFoldAnswer(r.ReadInt32(), r.ReadDouble(), r.ReadBoolean()));
        var keys = Many(reader, 4, r => r.ReadInt32());
        var vocabulary = new Vocabulary(keys, ReadAll(reader, keys.Length));
        var weights = ReadWeights(reader, keys.Length, labels.Length);
        var (latent, stackedModel) = LatentContent.Read(reader, vocabulary.Words, labels.Length);
        if (outOfFold.Any(a => a.Label < 0 || a.Label >= labels.Length) || labels.Any(l => l.Count < 1))
            throw new InvalidDataException("A label's number or count does not fit.");
        return new ModelParts
        {
            Fields = fields,
            Names = [.. labels.Select(l => l.Name)],
            Counts = [.. labels.Select(l => l.Count)],
            Vocabulary = vocabulary,
            Weights = weights,
            Latent = latent,
            Blend = stackedModel,
            Calibrator = calibrator,
            OutOfFold = outOfFold,
        };
    }

    public static void WriteAll(ReadOnlySpan<float> values, BinaryWriter writer)
    {
        foreach (var value in values)
            writer.Write(value);
    }

    public static float[] ReadAll(BinaryReader reader, int count)
    {
        var values = new float[count];
        for (var i = 0; i < count; i++)
            values[i] = reader.ReadSingle();
        return values;
    }

    private static LinearWeights ReadWeights(BinaryReader reader, int features, int labels)
    {
        const int lanes = DualCoordinateDescent.Lanes;
        var blocks = (labels + lanes - 1) / lanes;
        var weights = new Vector256<float>[(features + 1) * blocks];
        for (var feature = 0; feature <= features; feature++)
        {
            for (var label = 0; label < labels; label++)
            {
                ref var block = ref weights[feature * blocks + label / lanes];
                block = block.WithElement(label % lanes, (float)reader.ReadHalf());
            }
        }
        return new LinearWeights(weights, blocks);
    }

    private static FieldKind Kind(byte stored) =>
        Enum.IsDefined((FieldKind)stored)
            ? (FieldKind)stored
            : throw new InvalidDataException($"A field of kind {stored} is unknown.");

    private static void WriteCalibrator(Calibrator calibrator, BinaryWriter writer)
    {
        writer.Write(calibrator.Temperature);
        writer.Write(calibrator.Highest);
        var blocks = calibrator.Curve?.Blocks ?? [];
        writer.Write(blocks.Count);
        foreach (var block in blocks)
        {
            writer.Write(block.From);
            writer.Write(block.To);
            writer.Write(block.Centre);
            writer.Write(block.Value);
            writer.Write(block.Count);
        }
    }

    private static Calibrator ReadCalibrator(BinaryReader reader)
    {
        var (temperature, highest) = (reader.ReadDouble(), reader.ReadDouble());
        var blocks = Many(
            reader,
            36,
            r => new IsotonicBlock(r.ReadDouble(), r.ReadDouble(), r.ReadDouble(), r.ReadDouble(), r.ReadInt32())
        );
        return new Calibrator(temperature, blocks.Length == 0 ? null : new IsotonicCurve(blocks), highest);
    }

    /// <summary>Reads a count and so many items; refuses a count that the remaining bytes cannot hold.</summary>
    private static T[] Many<T>(BinaryReader reader, int leastBytes, Func<BinaryReader, T> read)
    {
        var count = reader.ReadInt32();
        if (count < 0 || count > (reader.BaseStream.Length - reader.BaseStream.Position) / leastBytes)
            throw new InvalidDataException($"A count of {count} does not fit.");
        var items = new T[count];
        for (var i = 0; i < count; i++)
            items[i] = read(reader);
        return items;
    }
}
