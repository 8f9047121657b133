using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Training;
using OversightConsole.Tests.Traps;

namespace OversightConsole.Tests.Pipeline;

/// <summary>The lessons of the embedded desk are its newest closed tickets, the newest change last.</summary>
[Collection(TrapCollection.Name)]
public sealed class ClosedLessonsTests(TrapDesk desk)
{
    [Theory]
    [InlineData(100_000)]
    [InlineData(700)]
    public async Task They_are_those_that_reading_all_from_the_oldest_on_would_leave(int most)
    {
        await using var harness = await desk.OpenAsync();
        var all = await AllAsync(harness.Get<ISystemOfRecord>());
        all.Count.Should().BeGreaterThan(1_000, "several pages are read");
        var middle = all[all.Count / 2].ClosedAt;

        foreach (var before in new[] { null, middle })
        {
            var lessons = await ClosedLessons.ReadAsync(
                harness.Get<IDbContextFactory<OversightDbContext>>(),
                harness.Get<ISystemOfRecord>().Desks,
                before,
                most,
                default
            );

            lessons
                .Select(l => l.Record.Ref)
                .Should()
                .Equal(all.Where(r => before is null || r.ClosedAt < before).TakeLast(most).Select(r => r.Ref));
        }
    }

    private static async Task<List<SorRecord>> AllAsync(ISystemOfRecord desk)
    {
        var all = new List<SorRecord>();
        string? cursor = null;
        do
        {
            var page = await desk.FindAsync(new SorQuery(Open: false, PageSize: 500), cursor, default);
            all.AddRange(page.Records);
            cursor = page.Next;
        } while (cursor is not null);
        return all;
    }
}
