using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace OversightConsole.Core.Storage;

/// <summary>
/// Instants are stored as UTC, cut to microseconds: PostgreSQL keeps no more, SQLite cannot order an offset, and the
/// trail's hash must not depend on which of them stored the value.
/// </summary>
internal sealed class InstantConverter()
    : ValueConverter<DateTimeOffset, DateTime>(
        v => Instants.Cut(v).UtcDateTime,
        v => new DateTimeOffset(DateTime.SpecifyKind(v, DateTimeKind.Utc))
    );
