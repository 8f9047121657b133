using Microsoft.Extensions.DependencyInjection;
using OversightConsole.Core.ServiceDesk.Import.Reading;

namespace OversightConsole.Core.ServiceDesk.Import;

/// <summary>Registers the CSV import.</summary>
public static class ImportRegistration
{
    /// <summary>Adds <see cref="CsvImport"/>; the desk itself is registered elsewhere.</summary>
    /// <param name="dataDirectory">The data directory; rejects files and uploads go to its folder <c>imports</c>.</param>
    public static IServiceCollection AddCsvImport(
        this IServiceCollection services,
        ImportLimits limits,
        string dataDirectory
    ) =>
        services
            .AddSingleton(limits)
            .AddSingleton(new ImportFolder(Path.Combine(dataDirectory, "imports")))
            .AddSingleton<ImportHistory>()
            .AddSingleton<ImportUploads>()
            .AddSingleton<CsvImport>();
}
