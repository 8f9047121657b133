using System.Security.Cryptography;
using System.Text;
using OversightConsole.Core.Demo.Generator;
using OversightConsole.Core.Demo.World;
using OversightConsole.Core.ServiceDesk.Embedded.Configuration.Defaults;
using OversightConsole.Tests.Fixtures.Clocks;

namespace OversightConsole.Tests.Demo;

[Trait("Category", "Time")]
public sealed class GeneratorTests
{
    private static readonly DateTimeOffset Until = TestClock.Now;
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    private static readonly Lazy<IReadOnlyList<DemoTicket>> Made = new(() => Generate(1, 120));

    private static IReadOnlyList<DemoTicket> Tickets => Made.Value;

    [Fact]
    public void Same_seed_gives_the_same_tickets_and_another_seed_others()
    {
        HashOf(Generate(7, 20)).Should().Be(HashOf(Generate(7, 20)));
        HashOf(Generate(7, 20)).Should().NotBe(HashOf(Generate(8, 20)));
    }

    [Fact]
    public void About_four_thousand_tickets_lie_in_the_past_120_days_in_order()
    {
        Tickets.Count.Should().BeInRange(3_800, 4_400);
        Tickets.Should().BeInAscendingOrder(t => t.OpenedAt);
        Tickets
            .Should()
            .OnlyContain(t => t.OpenedAt < Until && t.OpenedAt > Until.AddDays(-120) && t.ClosedAt >= t.OpenedAt);
        Tickets.Select(t => t.Key).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Every_class_in_the_books_is_valid_on_its_board()
    {
        var valid = DefaultClasses.Rows.Select(r => (r.BoardId, r.LeafId)).ToHashSet();

        Tickets
            .SelectMany(t => new[] { t.True, t.Booked })
            .Should()
            .OnlyContain(c => valid.Contains(new ValueTuple<string, string>(c.Board, c.Code)));
        Tickets.Select(t => t.True.Code).Distinct().Should().HaveCount(TicketClasses.All.Count);
    }

    [Fact]
    public void Languages_sources_vague_titles_and_slips_have_their_shares()
    {
        Share(t => t.Language == "de").Should().BeInRange(0.03, 0.10);
        Share(t => t.Language == "fr").Should().BeInRange(0.03, 0.10);
        Share(t => t.Source == "monitoring").Should().BeInRange(0.15, 0.25);
        Share(t => t.IsVague).Should().BeInRange(0.03, 0.08);
        Share(t => t.True != t.Booked).Should().BeInRange(0.01, 0.025);
        Share(t => t.Body.Contains("Subject:", StringComparison.Ordinal)).Should().BeInRange(0.02, 0.06);
    }

    [Fact]
    public void People_mistype_and_differ_in_it()
    {
        // A sentence that is in the text files, as it is written there and as people wrote it.
        var slips = Enumerable
            .Range(0, 200)
            .Select(i => Typos.Slip(new DemoRandom((ulong)i), "the printer in the warehouse jams", 0.03));

        slips.Count(s => s != "the printer in the warehouse jams").Should().BeInRange(60, 180);
        DemoWorld
            .Instance.Companies.SelectMany(c =>
                c.Contacts.Select(p => Sender.For(new DemoRandom(1), c, p, Until).TypoRate)
            )
            .Distinct()
            .Should()
            .HaveCountGreaterThan(2);
    }

    [Fact]
    public void Nobody_meets_the_same_text_again_and_again_outside_alert_storms()
    {
        var repeats = Tickets.Where(t => t.Storm is null).GroupBy(t => t.Body).Select(g => g.Count());

        repeats.Max().Should().BeLessThan(5);
        Tickets.GroupBy(t => t.Storm).Where(g => g.Key is not null).Should().OnlyContain(g => g.Count() >= 5);
    }

    [Fact]
    public void No_slot_or_alternative_is_left_unfilled_in_what_people_wrote()
    {
        Tickets
            .Where(t => t.Source != "monitoring")
            .SelectMany(t => new[] { t.Summary, t.Body, t.Resolution })
            .Should()
            .OnlyContain(text =>
                !text.Contains('{', StringComparison.Ordinal) && !text.Contains('|') || text.Contains(" | ")
            );
    }

    [Fact]
    public void Tickets_keep_the_hours_of_the_customers()
    {
        var hours = Tickets.Where(t => t.Source == "email").ToLookup(t => t.TrueCompanyId, LocalHour);

        // The freight company's shift starts at six, the accountants' day at eight.
        hours["ridgeway"]
            .Count(h => h is 6 or 7)
            .Should()
            .BeGreaterThan(hours["sable-accounting"].Count(h => h is 6 or 7) * 3);
        Tickets
            .Where(t => t.Source != "monitoring")
            .Count(t => TimeZoneInfo.ConvertTime(t.OpenedAt, Zone).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            .Should()
            .BeLessThan(Tickets.Count / 20);
    }

    [Fact]
    public void The_next_arrival_follows_from_seed_and_number_alone()
    {
        var first = new DemoGenerator(3, Until, Zone).Arriving(17, Until);

        new DemoGenerator(3, Until, Zone).Arriving(17, Until).Should().BeEquivalentTo(first);
        new DemoGenerator(3, Until, Zone).Arriving(18, Until).Body.Should().NotBe(first.Body);
    }

    private static int LocalHour(DemoTicket ticket) => TimeZoneInfo.ConvertTime(ticket.OpenedAt, Zone).Hour;

    private static double Share(Func<DemoTicket, bool> which) => Tickets.Count(which) / (double)Tickets.Count;

    private static IReadOnlyList<DemoTicket> Generate(int seed, int days) =>
        new DemoGenerator(seed, Until, Zone).Generate(days);

    private static string HashOf(IEnumerable<DemoTicket> tickets)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var t in tickets)
            hash.AppendData(
                Encoding.UTF8.GetBytes($"{t.Key}\t{t.OpenedAt:O}\t{t.Booked}\t{t.Summary}\t{t.Body}\t{t.ClosedAt:O}\n")
            );
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
