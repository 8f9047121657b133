using OversightConsole.Core.Demo.Generator;
using OversightConsole.Core.Demo.Generator.Weighing;
using OversightConsole.Core.Demo.World;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Tests.Fixtures.Clocks;

namespace OversightConsole.Tests.Demo;

/// <summary>The truth about impact and urgency follows from what a ticket says and from facts.</summary>
[Trait("Category", "Time")]
public sealed class DegreesTests
{
    private static readonly DateTimeOffset Until = TestClock.Now;
    private static readonly Lazy<IReadOnlyList<DemoTicket>> Made = new(() =>
        new DemoGenerator(1, Until, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")).Generate(120)
    );

    // Usually one person and soon: low, medium.
    private static readonly ClassProfile Outlook = TicketClasses.Of("incident/email/outlook");

    [Theory]
    [InlineData(Bearings.None, Degree.Low, Degree.Medium)]
    [InlineData(Bearings.Some, Degree.Medium, Degree.Medium)]
    [InlineData(Bearings.All | Bearings.Stuck, Degree.High, Degree.High)]
    [InlineData(Bearings.Around, Degree.Low, Degree.Low)]
    [InlineData(Bearings.Later, Degree.Low, Degree.Low)]
    [InlineData(Bearings.Later | Bearings.Today, Degree.Low, Degree.High)]
    public void Who_is_hit_and_how_fast_it_hurts_follow_from_what_is_said(
        Bearings said,
        Degree impact,
        Degree urgency
    ) => Degrees.Right(Outlook, said, null, null).Should().Be((impact, urgency));

    [Fact]
    public void A_vip_never_waits_at_the_end() =>
        Degrees
            .Right(Outlook, Bearings.Later, DemoWorld.Instance.Contact("harbor/james-whitfield"), null)
            .Urgency.Should()
            .Be(Degree.Medium);

    [Fact]
    public void A_device_on_which_a_site_depends_is_everybodys_trouble()
    {
        var offline = TicketClasses.Of("alert/server/offline");

        Degrees.Right(offline, Bearings.None, null, (true, false)).Should().Be((Degree.High, Degree.High));
        Degrees.Right(offline, Bearings.None, null, (false, false)).Should().Be((Degree.Medium, Degree.High));
    }

    [Fact]
    public void People_are_one_step_off_as_often_as_stated()
    {
        Share(t => t.Impact != t.Right.Impact).Should().BeApproximately(Degrees.OffShare, 0.015);
        Share(t => t.Urgency != t.Right.Urgency).Should().BeApproximately(Degrees.OffShare, 0.015);
        Made.Value.Should().OnlyContain(t => Math.Abs((int)t.Impact - (int)t.Right.Impact) <= 1);
    }

    [Fact]
    public void The_third_of_a_kind_at_one_site_within_ninety_minutes_hits_more_than_one()
    {
        var one = Made.Value.First(t =>
            t.True.Code == "incident/network/vpn" && t.SiteId is not null && t.Right.Impact == Degree.Low
        );
        var three = Enumerable.Range(0, 3).Select(i => one with { OpenedAt = one.OpenedAt.AddMinutes(30 * i) });

        SiteTrouble
            .Weigh([.. three, one with { OpenedAt = one.OpenedAt.AddHours(4) }])
            .Select(t => t.Right.Impact)
            .Should()
            .Equal(Degree.Low, Degree.Low, Degree.Medium, Degree.Low);
    }

    private static double Share(Func<DemoTicket, bool> which) => Made.Value.Count(which) / (double)Made.Value.Count;
}
