using System.Data.Common;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace OversightConsole.Core.Storage.Bulk;

/// <summary>
/// Adds rows that are complete as they are (trail, change log, notes) past the change tracker, in the open write scope.
/// The tracker's work on a row costs several times the row's own insert, and a decision writes a dozen such rows.
/// </summary>
internal static class RowInserts
{
    /// <summary>Adds <paramref name="rows"/>; keys and all must be set, nothing is generated.</summary>
    public static async Task InsertAsync<T>(WriteScope write, IReadOnlyList<T> rows, CancellationToken ct)
        where T : class
    {
        var columns = Columns(write.Db, typeof(T));
        for (var done = 0; done < rows.Count; )
        {
            var count = Math.Min(write.Db.RowsInOneInsert, rows.Count - done);
            var command = write.CommandFor(
                $"{typeof(T).FullName} {count}",
                () => Sql(write.Db, typeof(T), columns, count)
            );
            command.Parameters.Clear();
            for (var row = 0; row < count; row++)
                Bind(command, columns, rows[done + row], row);
            await command.ExecuteNonQueryAsync(ct);
            done += count;
        }
    }

    /// <summary>Adds one row unless its key is taken; false when it is, and nothing changed.</summary>
    public static async Task<bool> TryInsertAsync<T>(WriteScope write, T row, CancellationToken ct)
        where T : class
    {
        var columns = Columns(write.Db, typeof(T));
        var command = write.CommandFor(
            $"{typeof(T).FullName} if free",
            () => Sql(write.Db, typeof(T), columns, 1) + " ON CONFLICT DO NOTHING"
        );
        command.Parameters.Clear();
        Bind(command, columns, row, 0);
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }

    private static void Bind(DbCommand command, Column[] columns, object row, int number)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            var (property, mapping) = columns[i];
            var value = property.GetGetter().GetClrValue(row);
            command.Parameters.Add(mapping.CreateParameter(command, Name(number, i), value, property.IsNullable));
        }
    }

    private static Column[] Columns(OversightDbContext db, Type type)
    {
        var entity = db.Model.FindEntityType(type)!;
        return
        [
            .. entity
                .GetProperties()
                .Select(p =>
                    p.IsShadowProperty()
                        ? throw new InvalidOperationException($"{type.Name}.{p.Name} is no property of the class.")
                        : new Column(p, p.GetRelationalTypeMapping())
                ),
        ];
    }

    private static string Sql(OversightDbContext db, Type type, Column[] columns, int count)
    {
        var table = db.Model.FindEntityType(type)!.GetTableName();
        var sql = new StringBuilder("INSERT INTO \"").Append(table).Append("\" (\"");
        sql.AppendJoin("\", \"", columns.Select(c => c.Property.GetColumnName())).Append("\") VALUES ");
        for (var row = 0; row < count; row++)
            sql.Append(row == 0 ? "(" : ", (")
                .AppendJoin(", ", Enumerable.Range(0, columns.Length).Select(i => Name(row, i)))
                .Append(')');
        return sql.ToString();
    }

    private static string Name(int row, int column) => $"@p{row}_{column}";

    private sealed record Column(IProperty Property, RelationalTypeMapping Mapping);
}
