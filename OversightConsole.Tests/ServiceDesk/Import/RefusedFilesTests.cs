using System.Text;
using OversightConsole.Core.ServiceDesk.Import;
using OversightConsole.Core.ServiceDesk.Import.Reading;
using OversightConsole.Tests.Fixtures.Databases;

namespace OversightConsole.Tests.ServiceDesk.Import;

/// <summary>Files that are not what they should be: one clear sentence, and nothing written.</summary>
public sealed class RefusedFilesTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    [Theory]
    [InlineData("", "is empty")]
    [InlineData("text,cat\n", "no rows")]
    [InlineData("\uFEFFtext\n", "no rows")]
    [InlineData("text\nok\n\"never closed\nand on\n", "line 3")]
    [InlineData("text\nok\na\0b\n", "is not text")]
    [InlineData("foo,bar\n1,2\n", "No column is mapped")]
    public async Task A_file_without_usable_rows_is_refused(string text, string why)
    {
        await using var desk = await ImportDesk.CreateAsync(database);
        (await desk.RefusalAsync(desk.File(text))).Should().Contain(why);
    }

    [Fact]
    public async Task A_missing_file_and_a_directory_are_named()
    {
        await using var desk = await ImportDesk.CreateAsync(database);
        (await desk.RefusalAsync(Path.Combine(desk.Folder, "nope.csv"))).Should().Contain("There is no file");
        (await desk.RefusalAsync(desk.Folder)).Should().Contain("is a directory");
    }

    [Fact]
    public async Task Another_encoding_is_named()
    {
        await using var desk = await ImportDesk.CreateAsync(database);
        const string text = "text\nDrucker im Büro druckt nicht\n";
        (await desk.RefusalAsync(desk.File(text, encoding: Encoding.Unicode))).Should().Contain("UTF-16");
        (await desk.RefusalAsync(desk.File(text, encoding: Encoding.BigEndianUnicode))).Should().Contain("UTF-16");
        (await desk.RefusalAsync(desk.File(text, encoding: new UnicodeEncoding(false, false))))
            .Should()
            .Contain("UTF-16");
        (await desk.RefusalAsync(desk.File(text, encoding: Encoding.Latin1))).Should().Contain("not UTF-8");
    }

    [Fact]
    public async Task Another_encoding_far_down_the_file_leaves_nothing_half_done()
    {
        await using var desk = await ImportDesk.CreateAsync(database, new ImportLimits { BatchRows = 5 });
        var file = desk.File(
            "text\n" + string.Concat(Enumerable.Repeat("all well here so far, says the text\n", 5_000))
        );
        await using (var more = new FileStream(file, FileMode.Append))
            more.Write([(byte)'B', 0xfc, (byte)'r', (byte)'o', (byte)'\n']);
        (await desk.RefusalAsync(file)).Should().Contain("line 5002").And.Contain("not UTF-8");
    }

    [Fact]
    public async Task Binary_files_are_refused()
    {
        await using var desk = await ImportDesk.CreateAsync(database);
        var noise = new byte[100_000];
        new Random(7).NextBytes(noise);
        var path = Path.Combine(desk.Folder, "noise.csv");
        await File.WriteAllBytesAsync(path, noise);
        (await desk.RefusalAsync(path)).Should().Contain("is not text");
        await File.WriteAllBytesAsync(path, [.. "PK\u0003\u0004"u8, .. noise]);
        (await desk.RefusalAsync(path)).Should().Contain("spreadsheet");
    }

    [Theory]
    [InlineData("text=nope", "has no column 'nope'; its columns are id, text, cat")]
    [InlineData("txt=text", "there is no field 'txt'; fields are id, text")]
    [InlineData("text", "is not field=column")]
    [InlineData("text=text,text=cat", "mapped twice")]
    [InlineData("text=text,body=cat", "stands for summary and body")]
    [InlineData("category=cat", "No column is mapped")]
    [InlineData("text=text,category=cat+id", "takes one column")]
    public async Task An_unknown_column_or_field_says_what_there_is(string map, string why)
    {
        await using var desk = await ImportDesk.CreateAsync(database);
        (await desk.RefusalAsync(desk.File("id,text,cat\n1,hello,x\n"), map)).Should().Contain(why);
    }

    [Fact]
    public async Task A_gzip_bomb_stops_early()
    {
        await using var desk = await ImportDesk.CreateAsync(database);
        var bomb = desk.Compressed(stream =>
        {
            stream.Write("text\n"u8);
            var block = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("aaaaaaaaaaaaaaa\n", 65_536)));
            for (var i = 0; i < 1_024; i++)
                stream.Write(block);
        });
        var seen = new Furthest();
        var outcome = await desk.RunAsync(bomb, "text=text", false, seen, CancellationToken.None);
        outcome.Should().BeOfType<ImportRefused>().Subject.Sentence.Should().Contain("decompression bomb");
        seen.Rows.Should().BeLessThan(3_000_000, "one in twenty of its rows");
        (await desk.CountTicketsAsync()).Should().Be(0);
    }

    [Fact]
    public async Task The_expanded_size_is_capped()
    {
        await using var desk = await ImportDesk.CreateAsync(database, new ImportLimits { MaxExpandedBytes = 500_000 });
        var random = new Random(3);
        var file = desk.Compressed(stream =>
        {
            stream.Write("text\n"u8);
            for (var i = 0; i < 50_000; i++)
                stream.Write(Encoding.ASCII.GetBytes($"ticket {random.Next()}\n"));
        });
        (await desk.RefusalAsync(file)).Should().Contain("expands to more than 488.3 KiB");
    }

    [Fact]
    public async Task A_cut_off_gzip_file_is_noticed()
    {
        await using var desk = await ImportDesk.CreateAsync(database);
        var random = new Random(5);
        var file = desk.Compressed(stream =>
        {
            stream.Write("text\n"u8);
            for (var i = 0; i < 20_000; i++)
                stream.Write(Encoding.ASCII.GetBytes($"ticket {random.Next()}\n"));
        });
        var bytes = await File.ReadAllBytesAsync(file);
        await File.WriteAllBytesAsync(file, bytes[..(bytes.Length / 2)]);
        (await desk.RefusalAsync(file)).Should().Contain("cut off");
    }

    private sealed class Furthest : IProgress<ImportProgress>
    {
        public long Rows { get; private set; }

        public void Report(ImportProgress value) => Rows = Math.Max(Rows, value.Read);
    }
}
