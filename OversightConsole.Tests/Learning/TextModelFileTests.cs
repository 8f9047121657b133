using FluentAssertions;
using OversightConsole.Core.Learning;
using Xunit;

namespace OversightConsole.Tests.Learning;

public sealed class TextModelFileTests
{
    private static readonly TextModel Model = TextClassifier.Train(
        SyntheticTickets.Make(1200, seed: 1),
        TrainingOptions.SubjectAndBody
    );

    private static readonly byte[] Stored = Store();

    [Fact]
    public void Stored_model_predicts_exactly_the_same()
    {
        var read = TextModelFile.Read(new MemoryStream(Stored));

        read.Fields.Should().Equal(Model.Fields);
        read.OutOfFold.Should().Equal(Model.OutOfFold);
        foreach (var ticket in SyntheticTickets.Make(200, seed: 2))
            read.Predict(ticket.Fields).Ranked.Should().Equal(Model.Predict(ticket.Fields).Ranked);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(9)]
    [InlineData(15)]
    [InlineData(100)]
    [InlineData(-1)]
    [InlineData(-40)]
    public void Changed_byte_is_noticed(int position)
    {
        var damaged = (byte[])Stored.Clone();
        damaged[position < 0 ? damaged.Length + position : position] ^= 0x40;

        FluentActions
            .Invoking(() => TextModelFile.Read(new MemoryStream(damaged)))
            .Should()
            .Throw<CorruptModelException>();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(16)]
    [InlineData(5000)]
    public void Cut_off_model_is_noticed(int length) =>
        FluentActions
            .Invoking(() => TextModelFile.Read(new MemoryStream(Stored, 0, length)))
            .Should()
            .Throw<CorruptModelException>();

    private static byte[] Store()
    {
        using var stream = new MemoryStream();
        TextModelFile.Write(Model, stream);
        return stream.ToArray();
    }
}
