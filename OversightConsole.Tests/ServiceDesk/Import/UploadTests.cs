using System.IO.Pipelines;
using Microsoft.Extensions.DependencyInjection;
using OversightConsole.Core.Access;
using OversightConsole.Core.ServiceDesk.Import;
using OversightConsole.Core.ServiceDesk.Import.Reading;
using OversightConsole.Tests.Fixtures.Databases;

namespace OversightConsole.Tests.ServiceDesk.Import;

/// <summary>Files on their way from a browser to the data directory.</summary>
[Trait("Category", "Time")]
public sealed class UploadTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    [Fact]
    public async Task A_cancelled_upload_leaves_no_file()
    {
        await using var desk = await ImportDesk.CreateAsync(database);
        using var cancel = new CancellationTokenSource();
        var wire = new Pipe();
        await wire.Writer.WriteAsync("text\nhalf of it"u8.ToArray());
        var arrived = new Arrived();

        var upload = Uploads(desk)
            .ReceiveAsync(() => wire.Reader.AsStream(), "a.csv", 1_000, desk.Manager, arrived, cancel.Token);
        await arrived.First;
        Kept(desk).Should().HaveCount(1);
        await cancel.CancelAsync();

        (await upload).Should().BeOfType<UploadRefused>().Which.Sentence.Should().StartWith("Cancelled.");
        Kept(desk).Should().BeEmpty();
    }

    [Theory]
    [InlineData(2_000, 10)]
    [InlineData(10, 2_000)]
    public async Task A_file_beyond_the_limit_is_refused_whatever_size_it_claims(long claimed, int real)
    {
        await using var desk = await ImportDesk.CreateAsync(database, new ImportLimits { MaxUploadBytes = 1_000 });

        var outcome = await Uploads(desk)
            .ReceiveAsync(() => new MemoryStream(new byte[real]), "a.csv", claimed, desk.Manager, null, default);

        outcome.Should().BeOfType<UploadRefused>().Which.Sentence.Should().StartWith("a.csv is larger than 1000 bytes");
        Kept(desk).Should().BeEmpty();
    }

    [Fact]
    public async Task A_technician_uploads_nothing()
    {
        await using var desk = await ImportDesk.CreateAsync(database);
        var technician = new Person("t1", "technician", new HashSet<Role> { Role.Technician });

        var outcome = await Uploads(desk)
            .ReceiveAsync(() => throw new InvalidOperationException("not read"), "a.csv", 1, technician, null, default);

        outcome.Should().Be(new UploadRefused(CsvImport.NotAllowed));
    }

    [Fact]
    public async Task What_a_dead_process_left_is_swept_and_what_just_came_is_not()
    {
        await using var desk = await ImportDesk.CreateAsync(database);
        var folder = Directory.CreateDirectory(desk.Services.GetRequiredService<ImportFolder>().Path).FullName;
        var (old, fresh) = (Path.Combine(folder, "upload-old"), Path.Combine(folder, "upload-fresh"));
        await File.WriteAllTextAsync(old, "x");
        await File.WriteAllTextAsync(fresh, "x");
        var now = desk.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        File.SetLastWriteTimeUtc(old, now.AddDays(-2));
        File.SetLastWriteTimeUtc(fresh, now);

        var outcome = await Uploads(desk)
            .ReceiveAsync(
                () => new MemoryStream("text\na\n"u8.ToArray()),
                "../../a.csv",
                7,
                desk.Manager,
                null,
                default
            );

        var kept = outcome.Should().BeOfType<UploadKept>().Subject;
        kept.Name.Should().Be("a.csv");
        Kept(desk).Should().BeEquivalentTo(fresh, kept.Path);
    }

    private static ImportUploads Uploads(ImportDesk desk) => desk.Services.GetRequiredService<ImportUploads>();

    private static string[] Kept(ImportDesk desk) =>
        Directory.Exists(Path.Combine(desk.Folder, "imports"))
            ? Directory.GetFiles(Path.Combine(desk.Folder, "imports"))
            : [];

    private sealed class Arrived : IProgress<long>
    {
        private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task First => _first.Task;

        public void Report(long value) => _first.TrySetResult();
    }
}
