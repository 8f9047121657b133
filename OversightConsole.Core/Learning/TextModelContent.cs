using System.Runtime.Intrinsics;
using OversightConsole.Core.Learning.Calibrating;
using OversightConsole.Core.Learning.Features;
using OversightConsole.Core.Learning.Linear;

namespace OversightConsole.Core.Learning;

/// <summary>What stands in a stored model, in this order; <see cref="TextModelFile"/> wraps it.</summary>
internal static class TextModelContent
{
    public static void Write(TextModel model, BinaryWriter writer)
    {
        writer.Write(model.Fields.Count);
        foreach (var field in model.Fields)
        {
            writer.Write(field.Name);
            writer.Write(field.Weight);
        }
        writer.Write(model.Labels.Count);
        foreach (var label in model.Labels)
            writer.Write(label);
        WriteCalibrator(model.Calibrator, writer);
        writer.Write(model.OutOfFold.Count);
        foreach (var pair in model.OutOfFold)
        {
            writer.Write(pair.Confidence);
            writer.Write(pair.Right);
        }
        writer.Write(model.Vocabulary.Count);
        foreach (var key in model.Vocabulary.Keys)
            writer.Write(key);
        foreach (var idf in model.Vocabulary.Idf)
            writer.Write(idf);
        for (var feature = 0; feature <= model.Vocabulary.Count; feature++)
        {
            for (var label = 0; label < model.Labels.Count; label++)
                writer.Write((Half)model.Weights[feature, label]);
        }
    }

    public static TextModel Read(BinaryReader reader)
    {
        var fields = Many(reader, 5, r => new TextField(r.ReadString(), r.ReadSingle()));
        var labels = Many(reader, 1, r => r.ReadString());
        var calibrator = ReadCalibrator(reader);
        var outOfFold = Many(reader, 9, r => new CalibrationPair(r.ReadDouble(), r.ReadBoolean()));
        var keys = Many(reader, 4, r => r.ReadInt32());
        var idf = new float[keys.Length];
        for (var i = 0; i < idf.Length; i++)
            idf[i] = reader.ReadSingle();
        const int lanes = DualCoordinateDescent.Lanes;
        var blocks = (labels.Length + lanes - 1) / lanes;
        var weights = new Vector256<float>[(keys.Length + 1) * blocks];
        for (var feature = 0; feature <= keys.Length; feature++)
        {
            for (var label = 0; label < labels.Length; label++)
            {
                ref var block = ref weights[feature * blocks + label / lanes];
                block = block.WithElement(label % lanes, (float)reader.ReadHalf());
            }
        }
        return new TextModel(
            fields,
            labels,
            new Vocabulary(keys, idf),
            new LinearWeights(weights, blocks),
            calibrator,
            outOfFold
        );
    }

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
