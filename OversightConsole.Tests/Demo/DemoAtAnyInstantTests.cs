using OversightConsole.Core.Demo;
using OversightConsole.Tests.Fixtures.Databases;

namespace OversightConsole.Tests.Demo;

/// <summary>
/// Whenever somebody starts the demo, it keeps the promises of the README. Each instant gets a desk of its own, with all
/// users and agents: forty-five days instead of 120, of which eight working days are reviewed, so that one takes seconds.
/// </summary>
public sealed class DemoAtAnyInstantTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    public static TheoryData<string, string, string> Instants => Of(AnyInstant.Small);

    [Theory]
    [MemberData(nameof(Instants))]
    public async Task The_demo_is_alive(string at, string zone, string why)
    {
        await using var demo = await DemoPromises.BuildAsync(
            database,
            new DemoPlan(Seed: 1, Days: 45, WorkingDays: 8),
            new AnyInstant(at, zone, why)
        );

        await demo.AllHoldAsync(leastTickets: 1_400, leastDecisions: 40);
    }

    internal static TheoryData<string, string, string> Of(IReadOnlyList<AnyInstant> instants)
    {
        var data = new TheoryData<string, string, string>();
        foreach (var (at, zone, why) in instants)
            data.Add(at, zone, why);
        return data;
    }
}

/// <summary>The demo in its full size, at instants at which it was once found broken.</summary>
public sealed class FullDemoAtAnyInstantTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    public static TheoryData<string, string, string> Instants => DemoAtAnyInstantTests.Of(AnyInstant.Full);

    [Theory]
    [MemberData(nameof(Instants))]
    public async Task The_demo_is_alive(string at, string zone, string why)
    {
        await using var demo = await DemoPromises.BuildAsync(
            database,
            new DemoPlan(Seed: 1),
            new AnyInstant(at, zone, why)
        );

        await demo.AllHoldAsync(leastTickets: 3_800, leastDecisions: 80);
        await demo.BooksAreUnclearSomewhereAsync();
    }
}
