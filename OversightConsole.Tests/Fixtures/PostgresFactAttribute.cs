using OversightConsole.Bench.Postgres;

namespace OversightConsole.Tests.Fixtures;

/// <summary>A fact that needs a real PostgreSQL.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = Need.SkipFor(PostgresPrograms.Missing);
}

/// <summary>A theory that needs a real PostgreSQL.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresTheoryAttribute : TheoryAttribute
{
    public PostgresTheoryAttribute() => Skip = Need.SkipFor(PostgresPrograms.Missing);
}
