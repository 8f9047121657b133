namespace OversightConsole.Tests.Host;

/// <summary>Finds files at the top of the repository, walking up from the test assembly.</summary>
internal static class Repository
{
    public static string File(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "OversightConsole.sln")))
                return Path.Combine(folder.FullName, name);
        throw new InvalidOperationException("The tests do not run from inside the repository.");
    }
}
