using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace OversightConsole.Core.Storage.Bulk;

/// <summary>Commands that one write transaction runs again and again, each made and parsed once; they end with it.</summary>
internal sealed class PreparedCommands : IAsyncDisposable
{
    private readonly Dictionary<string, DbCommand> _commands = new(StringComparer.Ordinal);

    /// <summary>The command known as <paramref name="name"/>; <paramref name="sql"/> is asked the first time.</summary>
    public DbCommand Get(DbContext db, IDbContextTransaction transaction, string name, Func<string> sql)
    {
        if (_commands.TryGetValue(name, out var known))
            return known;
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = transaction.GetDbTransaction();
        // The text is made of the model's own names; every value is a parameter.
#pragma warning disable CA2100
        command.CommandText = sql();
#pragma warning restore CA2100
        _commands.Add(name, command);
        return command;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var command in _commands.Values)
            await command.DisposeAsync();
    }
}
