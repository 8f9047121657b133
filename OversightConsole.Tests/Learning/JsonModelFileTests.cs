using OversightConsole.Core.Learning;
using OversightConsole.Core.Learning.Matching;

namespace OversightConsole.Tests.Learning;

public sealed class JsonModelFileTests
{
    private static readonly LogisticModel Model = new(0.25, [1.5, -2]);

    [Fact]
    public void A_model_comes_back_as_it_was_written_and_the_same_model_gives_the_same_bytes()
    {
        var read = JsonModelFile.Read<LogisticModel>(new MemoryStream(Written()));

        read.Should().BeEquivalentTo(Model);
        Written().Should().Equal(Written());
    }

    [Fact]
    public void Any_single_damaged_byte_is_found()
    {
        var whole = Written();
        for (var i = 0; i < whole.Length; i++)
        {
            var damaged = whole.ToArray();
            damaged[i] ^= 0x10;

            var read = () => JsonModelFile.Read<LogisticModel>(new MemoryStream(damaged));

            read.Should().Throw<CorruptModelException>($"byte {i} is another");
        }
    }

    [Fact]
    public void A_file_that_is_cut_off_anywhere_is_found()
    {
        var whole = Written();
        for (var length = 0; length < whole.Length; length++)
        {
            var cut = whole[..length];

            var read = () => JsonModelFile.Read<LogisticModel>(new MemoryStream(cut));

            read.Should().Throw<CorruptModelException>($"only {length} bytes are left");
        }
    }

    [Fact]
    public void A_whole_file_of_another_kind_is_none()
    {
        using var file = new MemoryStream();
        JsonModelFile.Write(new[] { "a list of names" }, file);
        file.Position = 0;

        var read = () => JsonModelFile.Read<LogisticModel>(file);

        read.Should().Throw<CorruptModelException>();
    }

    private static byte[] Written()
    {
        using var file = new MemoryStream();
        JsonModelFile.Write(Model, file);
        return file.ToArray();
    }
}
