using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OversightConsole.Core.Agents.Resolution;
using OversightConsole.Core.Demo.Building;
using OversightConsole.Core.Demo.Generator;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.ServiceDesk.Embedded.Search;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Agents.Measured;
using OversightConsole.Tests.Fixtures.Databases;
using Xunit.Abstractions;

namespace OversightConsole.Tests.Agents;

/// <summary>What the resolution agent's confidence rests on.</summary>
public sealed class ResolutionFiguresTests(SqliteDatabase database, ITestOutputHelper output)
    : IClassFixture<SqliteDatabase>
{
    /// <summary>Right is a quoted ticket that was about the same trouble: the same true class.</summary>
    [Fact]
    public async Task The_most_similar_ticket_is_about_the_same_trouble_as_often_as_stated()
    {
        await using var services = database.Build(s =>
            s.AddSingleton<TimeProvider>(new FakeTimeProvider(MeasuredSeed.At)).AddServiceDesk("Europe/Berlin")
        );
        var (_, further) = await ActivatorUtilities
            .CreateInstance<DemoBacklog>(services)
            .FillAsync(6_000, MeasuredSeed.Or(3), 2_000, default);
        var similar = new SimilarTickets(services.GetRequiredService<TimeProvider>());
        var seen = new List<(double Likeness, bool Right)>();
        foreach (var ticket in further.Where(t => t.Source != "monitoring"))
        {
            await using var db = await services
                .GetRequiredService<IDbContextFactory<OversightDbContext>>()
                .CreateDbContextAsync();
            var found = await similar.FindAsync(
                db,
                $"{ticket.Summary}\n{ticket.Body}",
                ticket.TrueCompanyId,
                null,
                default
            );
            if (found.FirstOrDefault(f => !string.IsNullOrWhiteSpace(f.Resolution)) is { } best)
                seen.Add((best.Likeness, best.Class == ticket.Booked.Code));
        }
        foreach (
            var band in seen.Where(s => s.Likeness >= ResolutionFigures.LeastLikeness)
                .GroupBy(s => ResolutionFigures.SameTrouble(s.Likeness))
                .OrderByDescending(g => g.Key)
        )
        {
            var right = band.Average(b => b.Right ? 1.0 : 0);
            output.WriteLine($"stated {band.Key:0.00}, {band.Count()} quoted, right {right:0.000}");
            right.Should().BeApproximately(band.Key, 0.05);
        }
        seen.Where(s => s.Likeness < ResolutionFigures.LeastLikeness)
            .Average(b => b.Right ? 1.0 : 0)
            .Should()
            .BeLessThan(0.5);
    }

    [Fact]
    public void A_message_about_open_trouble_is_hardly_ever_taken_for_thanks_or_for_solved()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var bodies = new DemoGenerator(MeasuredSeed.Or(5), MeasuredSeed.At, zone)
            .Generate(180)
            .Where(t => t.Source != "monitoring")
            .Select(t => t.Body)
            .ToList();
        var read = bodies
            .Select(b => (Body: b, ThreadReading.Of(Views.Of("x", "y", [Views.Customer(b)]).Actual).Says))
            .Where(r => r.Says != ThreadSays.Nothing)
            .ToList();
        output.WriteLine($"{read.Count} of {bodies.Count}");
        foreach (var r in read.Take(20))
            output.WriteLine($"{r.Says}: {r.Body.ReplaceLineEndings("/")}");
        read.Count.Should().BeLessThanOrEqualTo(bodies.Count / 500);
    }
}
