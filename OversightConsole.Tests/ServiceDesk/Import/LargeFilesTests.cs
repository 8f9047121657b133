using System.Globalization;
using System.IO.Compression;
using OversightConsole.Core.ServiceDesk.Embedded.Directory;
using OversightConsole.Core.ServiceDesk.Import;
using OversightConsole.Tests.Fixtures.Databases;

namespace OversightConsole.Tests.ServiceDesk.Import;

/// <summary>Files of real size. What they cost is measured for the whole process, so nothing else may run beside them.</summary>
[Collection(nameof(LargeFiles))]
public sealed class LargeFilesTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    [Fact]
    public async Task Eight_times_the_rows_need_no_more_memory()
    {
        await using var warm = await ImportDesk.CreateAsync(database);
        await warm.CountsAsync(Generated(warm, 600), "id=id,text=title+body,category=cat", closed: true);
        await using var small = await ImportDesk.CreateAsync(database);
        var little = await PeakAsync(small, Generated(small, 1_000));
        await using var large = await ImportDesk.CreateAsync(database);
        var much = await PeakAsync(large, Generated(large, 8_000));
        (much - little)
            .Should()
            .BeLessThan(6 << 20, "the text of the larger file is over 16 MiB, twice that in memory");
    }

    [SkippableFact]
    public async Task Real_tickets_go_in_without_a_rejection()
    {
        var path = RealFile("endava_category.csv.gz");
        Skip.If(path is null, "The real data is not there.");
        await using var desk = await ImportDesk.CreateAsync(database);
        var file = Path.Combine(desk.Folder, "first.csv");
        await using (var source = new GZipStream(File.OpenRead(path), CompressionMode.Decompress))
        using (var reader = new StreamReader(source))
        await using (var writer = new StreamWriter(file))
        {
            for (var i = 0; i <= 1_500 && await reader.ReadLineAsync() is { } line; i++)
                await writer.WriteLineAsync(line);
        }
        var counts = await desk.CountsAsync(file, closed: true);
        counts.Should().Be(new ImportCounts(1_500, 1_500, 0, 0, null));
        var directory = await desk.DirectoryAsync();
        directory.BoardClasses["imported"].Should().HaveCountLessThanOrEqualTo(8).And.HaveCountGreaterThan(3);
    }

    [Fact]
    public async Task A_gzip_of_a_gigabyte_of_zeros_costs_no_memory()
    {
        await using var desk = await ImportDesk.CreateAsync(database);
        var bomb = desk.Compressed(stream =>
        {
            stream.Write("text\n"u8);
            var block = new byte[1 << 20];
            for (var i = 0; i < 1_024; i++)
                stream.Write(block);
        });
        var before = GC.GetTotalAllocatedBytes();
        (await desk.RefusalAsync(bomb)).Should().Contain("is not text");
        (GC.GetTotalAllocatedBytes() - before).Should().BeLessThan(32 << 20);
    }

    [Fact]
    public async Task A_line_of_100_megabytes_is_refused_without_reading_it_into_memory()
    {
        await using var desk = await ImportDesk.CreateAsync(database);
        var path = Path.Combine(desk.Folder, "line.csv");
        await using (var file = File.Create(path))
        {
            file.Write("text\nfirst\n"u8);
            var block = new byte[1 << 20];
            Array.Fill(block, (byte)'x');
            for (var i = 0; i < 100; i++)
                file.Write(block);
        }
        var before = GC.GetTotalAllocatedBytes();
        (await desk.RefusalAsync(path)).Should().Contain("after line 2").And.Contain("longer than 4 MiB");
        (GC.GetTotalAllocatedBytes() - before).Should().BeLessThan(40 << 20);
    }

    private static async Task<long> PeakAsync(ImportDesk desk, string file)
    {
        var peak = new Peak();
        await desk.RunAsync(file, "id=id,text=title+body,category=cat", true, peak, CancellationToken.None);
        return peak.Bytes;
    }

    private static string Generated(ImportDesk desk, int rows)
    {
        var path = Path.Combine(desk.Folder, "generated.csv");
        using var writer = new StreamWriter(path);
        writer.WriteLine("id,title,body,cat");
        for (var i = 0; i < rows; i++)
            writer.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{i},Ticket {i},{new string((char)('a' + i % 26), 2_000)} {i},Label {i % 7}"
                )
            );
        return path;
    }

    private static string? RealFile(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "data", name);
            if (File.Exists(path))
                return path;
        }
        return null;
    }

    /// <summary>What is still alive between batches, at its highest.</summary>
    private sealed class Peak : IProgress<ImportProgress>
    {
        private int _reports;

        public long Bytes { get; private set; }

        public void Report(ImportProgress value)
        {
            if (_reports++ % 5 == 0)
                Bytes = Math.Max(Bytes, GC.GetTotalMemory(forceFullCollection: true));
        }
    }
}

/// <summary>Tests that measure the process's memory run alone.</summary>
[CollectionDefinition(nameof(LargeFiles), DisableParallelization = true)]
public sealed class LargeFiles;
