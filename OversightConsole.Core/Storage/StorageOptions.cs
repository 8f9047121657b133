namespace OversightConsole.Core.Storage;

/// <summary>Which database the console keeps its state in (settings <c>Storage:*</c>).</summary>
public sealed class StorageOptions
{
    /// <summary>SQLite unless said otherwise.</summary>
    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>ADO.NET connection string; empty with SQLite means <c>oversight.db</c> in the data directory.</summary>
    public string ConnectionString { get; set; } = "";
}

/// <summary>The databases that have migrations.</summary>
public enum StorageProvider
{
    /// <summary>One file, one machine: the default.</summary>
    Sqlite,

    /// <summary>A server, for more load or several nodes.</summary>
    Postgres,
}
