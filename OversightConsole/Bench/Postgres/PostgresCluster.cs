using System.Diagnostics;
using Npgsql;

namespace OversightConsole.Bench.Postgres;

/// <summary>
/// One throw-away PostgreSQL cluster for the process (a bench, a test run), in a short temporary folder (a socket's path may hold 107 bytes), heard
/// on a Unix socket only. A shell keeps it: the shell waits for the end of its input, which comes when this process ends
/// in whatever way, and then stops the server and removes the folder.
/// </summary>
internal sealed class PostgresCluster
{
    private const string Keeper = """
        trap '' INT HUP TERM
        dir=$(mktemp -d /tmp/oc-pg.XXXXXX) || exit 1
        gone() { cat "$dir"/*.log >&2; rm -rf "$dir"; exit 1; }
        "$1/initdb" -D "$dir/data" -U oversight -A trust -E UTF8 --locale=C --no-sync >"$dir/initdb.log" 2>&1 || gone
        "$1/pg_ctl" -D "$dir/data" -w -t 60 -l "$dir/server.log" start >"$dir/start.log" 2>&1 \
          -o "-c listen_addresses='' -c unix_socket_directories='$dir' -c max_connections=400" || gone
        echo "$dir"
        cat >/dev/null
        "$1/pg_ctl" -D "$dir/data" -m immediate -w stop >/dev/null 2>&1
        rm -rf "$dir"
        """;

    private static readonly Lazy<Task<PostgresCluster>> Cluster = new(StartAsync);
    private readonly string _socketFolder;
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);

    private PostgresCluster(string socketFolder) => _socketFolder = socketFolder;

    /// <summary>The process's cluster, started by whoever asks first.</summary>
    /// <exception cref="InvalidOperationException">It cannot be started here; see <see cref="PostgresPrograms.Missing"/>.</exception>
    public static Task<PostgresCluster> StartedAsync() => Cluster.Value;

    /// <summary>How to reach <paramref name="database"/>; pools are small because a test run has many.</summary>
    public string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = _socketFolder,
            Username = "oversight",
            Database = database,
            MaxPoolSize = 40,
            Timeout = 60,
        }.ToString();

    /// <summary>Runs one statement outside any of its databases, such as CREATE DATABASE, one at a time.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await _oneAtATime.WaitAsync();
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    private static async Task<PostgresCluster> StartAsync()
    {
        if (PostgresPrograms.Missing is { } reason)
            throw new InvalidOperationException(reason);
        string[] keeper = ["sh", "-c", Keeper, "keeper", PostgresPrograms.Folder!];
        string[] command = PostgresPrograms.AsOtherUser
            ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", .. keeper]
            : keeper;
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        var process = Process.Start(start)!;
        var folder = await process.StandardOutput.ReadLineAsync();
        if (string.IsNullOrEmpty(folder))
            throw new InvalidOperationException(
                $"PostgreSQL did not start: {await process.StandardError.ReadToEndAsync()}"
            );
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            process.StandardInput.Close();
            process.WaitForExit(TimeSpan.FromSeconds(10));
        };
        return new PostgresCluster(folder);
    }
}
