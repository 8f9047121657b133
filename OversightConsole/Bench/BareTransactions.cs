using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using OversightConsole.Core.Storage;

namespace OversightConsole.Bench;

/// <summary>
/// The least a durable decision could be: a guarded update, two inserts and a commit, in plain commands on the same
/// connection settings and through the same write gate. What decisions cost beyond it is ours; what it costs is the disk's
/// and the database's.
/// </summary>
internal sealed class BareTransactions(IDbContextFactory<OversightDbContext> contexts, TimeProvider time)
{
    private const string Body = "Three hundred bytes or so, as an entry of the trail has them: ";
    private static readonly string Payload = string.Concat(Enumerable.Repeat(Body, 5));

    /// <summary>Makes the tables, with <paramref name="count"/> rows to guard.</summary>
    public async Task PrepareAsync(int count, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var write = await db.BeginWriteAsync(time, ct);
        await ExecuteAsync(db, """CREATE TABLE "BenchGuards" ("Id" integer PRIMARY KEY, "Version" integer NOT NULL)""");
        await ExecuteAsync(db, """CREATE TABLE "BenchRows" ("Id" text PRIMARY KEY, "Body" text NOT NULL)""");
        for (var i = 0; i < count; i++)
            await ExecuteAsync(db, """INSERT INTO "BenchGuards" VALUES (@id, 0)""", ("@id", i));
        await write.CommitAsync();
    }

    /// <summary>One transaction on the row <paramref name="id"/>, which must not have been taken before.</summary>
    public async Task WriteAsync(int id)
    {
        await using var db = await contexts.CreateDbContextAsync();
        await using var write = await db.BeginWriteAsync(time);
        const string guarded = """UPDATE "BenchGuards" SET "Version" = 1 WHERE "Id" = @id AND "Version" = 0""";
        if (await ExecuteAsync(db, guarded, ("@id", id)) != 1)
            throw new InvalidOperationException($"Row {id} was taken twice.");
        const string insert = """INSERT INTO "BenchRows" VALUES (@id, @body)""";
        await ExecuteAsync(db, insert, ("@id", Guid.CreateVersion7().ToString()), ("@body", Payload));
        await ExecuteAsync(db, insert, ("@id", Guid.CreateVersion7().ToString()), ("@body", Payload));
        await write.CommitAsync();
    }

    private static async Task<int> ExecuteAsync(
        OversightDbContext db,
        string sql,
        params (string Name, object Value)[] values
    )
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        // Every text is a constant of this file.
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in values)
            command.Parameters.Add(Parameter(command, name, value));
        return await command.ExecuteNonQueryAsync();
    }

    private static DbParameter Parameter(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        return parameter;
    }
}
