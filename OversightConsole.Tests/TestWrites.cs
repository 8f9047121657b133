using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures.Clocks;

namespace OversightConsole.Tests;

/// <summary>Writes of tests whose instant does not matter: they happen at the instant of the tests' own clock.</summary>
internal static class TestWrites
{
    /// <summary>Opens a write at the instant of the tests.</summary>
    public static Task<WriteScope> BeginWriteAsync(this OversightDbContext db) => db.BeginWriteAsync(TestClock.Now);
}
