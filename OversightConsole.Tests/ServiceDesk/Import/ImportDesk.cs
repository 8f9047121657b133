using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OversightConsole.Core.Access;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.ServiceDesk.Embedded.Configuration;
using OversightConsole.Core.ServiceDesk.Embedded.Directory;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.ServiceDesk.Import;
using OversightConsole.Core.ServiceDesk.Import.Mapping;
using OversightConsole.Core.ServiceDesk.Import.Reading;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures.Databases;

namespace OversightConsole.Tests.ServiceDesk.Import;

/// <summary>A desk of its own per test, a folder for files, and somebody who may import.</summary>
internal sealed class ImportDesk : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private ImportDesk(ServiceProvider services, string folder) => (_services, Folder) = (services, folder);

    public string Folder { get; }

    public ImportLimits Limits => _services.GetRequiredService<ImportLimits>();

    public IServiceProvider Services => _services;

    public CsvImport Import => _services.GetRequiredService<CsvImport>();

    public Person Manager { get; } = new("m1", "manager", new HashSet<Role> { Role.Manager });

    public static async Task<ImportDesk> CreateAsync(
        DatabaseFixture database,
        ImportLimits? limits = null,
        Action<IServiceCollection, string>? more = null
    )
    {
        var folder = Directory.CreateTempSubdirectory("oversight-import-").FullName;
        var services = DatabaseFixture.Build(
            await database.CreateFreshAsync(),
            s =>
            {
                s.AddServiceDesk("Europe/Berlin").AddCsvImport(limits ?? new ImportLimits(), folder);
                more?.Invoke(s, folder);
            }
        );
        await services.GetRequiredService<Schema>().EnsureAsync();
        await services.GetRequiredService<DeskConfiguration>().EnsureAsync(CancellationToken.None);
        return new ImportDesk(services, folder);
    }

    public string File(string text, string name = "tickets.csv", Encoding? encoding = null)
    {
        var path = Path.Combine(Folder, name);
        System.IO.File.WriteAllText(path, text, encoding ?? new UTF8Encoding(false));
        return path;
    }

    /// <summary>A gzip file of whatever <paramref name="write"/> writes, never held in memory.</summary>
    public string Compressed(Action<Stream> write, string name = "tickets.csv.gz")
    {
        var path = Path.Combine(Folder, name);
        using var file = System.IO.File.Create(path);
        using var gzip = new GZipStream(file, CompressionLevel.Optimal);
        write(gzip);
        return path;
    }

    public Task<ImportOutcome> RunAsync(string path, string? map = null, bool closed = false) =>
        RunAsync(path, map, closed, null, CancellationToken.None);

    public async Task<ImportOutcome> RunAsync(
        string path,
        string? map,
        bool closed,
        IProgress<ImportProgress>? progress,
        CancellationToken ct
    )
    {
        var request = new ImportRequest(path, Closed: closed);
        if (map is not null)
        {
            var looked = await Import.PreviewAsync(request, Manager, CancellationToken.None);
            if (looked is not ImportPreview preview)
                return new ImportRefused(((ImportUnreadable)looked).Sentence);
            var mapping = ColumnMapping.Parse(map, preview.Header, out var problem);
            if (mapping is null)
                return new ImportRefused(problem!);
            request = request with { Mapping = mapping };
        }
        return await Import.ImportAsync(request, Manager, progress, ct);
    }

    public async Task<ImportCounts> CountsAsync(string path, string? map = null, bool closed = false)
    {
        var outcome = await RunAsync(path, map, closed);
        return outcome.Should().BeOfType<ImportFinished>(because: outcome.ToString()).Subject.Counts;
    }

    public async Task<string> RefusalAsync(string path, string? map = null)
    {
        var outcome = await RunAsync(path, map);
        (await CountTicketsAsync()).Should().Be(0, "a refused file leaves nothing half done");
        return outcome.Should().BeOfType<ImportRefused>(because: outcome.ToString()).Subject.Sentence;
    }

    public async Task<List<Ticket>> TicketsAsync()
    {
        await using var db = await Contexts.CreateDbContextAsync();
        return await db.Set<Ticket>().AsNoTracking().OrderBy(t => t.Id).ToListAsync();
    }

    public async Task<int> CountTicketsAsync()
    {
        await using var db = await Contexts.CreateDbContextAsync();
        return await db.Set<Ticket>().CountAsync();
    }

    public IDbContextFactory<OversightDbContext> Contexts =>
        _services.GetRequiredService<IDbContextFactory<OversightDbContext>>();

    public Task<DeskDirectory> DirectoryAsync() =>
        _services.GetRequiredService<DeskDirectories>().CurrentAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
