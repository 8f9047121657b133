namespace OversightConsole.Core.Storage;

/// <summary>
/// The configured database has migrations that this build does not know: it was made before they were squashed, or by a
/// later build. Its message is the one sentence that says what to do.
/// </summary>
public sealed class FormerDatabaseException(string migration)
    : Exception(
        $"The database was made by another build of the console (this one does not know its migration {migration}): "
            + "keep it aside, set Storage:ConnectionString (with SQLite, Data:Directory will do) to an empty database and "
            + "import the tickets again; nothing was changed."
    );
