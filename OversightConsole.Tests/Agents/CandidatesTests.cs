using OversightConsole.Core.Agents;
using OversightConsole.Core.Agents.Assignment;
using OversightConsole.Core.Learning.Matching;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Tests.Agents;

/// <summary>Who of a team gets a ticket.</summary>
public sealed class CandidatesTests
{
    private const string Leaf = "incident/network/vpn";
    private static readonly FieldValue Team = new("l2", "Escalations L2");

    [Fact]
    public void Who_took_most_of_its_kind_goes_first()
    {
        var ranked = Of([Member("ann"), Member("bob")], Past(("ann", 2), ("bob", 18)));

        ranked.Select(c => c.Member.Value.Id).Should().Equal("bob", "ann");
        Candidates.Chance(ranked, ranked[0]).Should().BeGreaterThan(0.8);
    }

    [Fact]
    public void Who_is_away_or_full_is_passed_over_and_stands_there_with_the_reason()
    {
        var away = Member("ann") with { Away = [new AwayTime(Views.Now.AddDays(-1), Views.Now.AddDays(1), "Leave")] };
        var full = Member("bob") with { Capacity = 3 };

        var ranked = Of(
            [away, full, Member("cleo")],
            Past(("ann", 10), ("bob", 9), ("cleo", 1)),
            new Dictionary<string, int> { ["bob"] = 3 }
        );

        ranked
            .Select(c => (c.Member.Value.Id, c.Unable))
            .Should()
            .Equal(("cleo", Unable.No), ("ann", Unable.Away), ("bob", Unable.Full));
        Candidates.Chance(ranked, ranked[0]).Should().Be(1, "nobody else can");
    }

    [Fact]
    public void An_absence_that_ends_now_is_over()
    {
        var back = Member("ann") with { Away = [new AwayTime(Views.Now.AddDays(-1), Views.Now, "Leave")] };

        Of([back], Past(("ann", 1))).Single().Unable.Should().Be(Unable.No);
    }

    [Fact]
    public void Of_two_nearly_as_good_the_one_with_less_to_do_goes_first()
    {
        var ranked = Of(
            [Member("ann"), Member("bob")],
            Past(("ann", 20), ("bob", 19)),
            new Dictionary<string, int> { ["ann"] = 7, ["bob"] = 1 }
        );

        ranked[0].Member.Value.Id.Should().Be("bob");
    }

    [Fact]
    public void A_skill_decides_where_there_is_no_past_and_no_more_where_there_is_much()
    {
        var skilled = Member("ann") with { Skills = ["incident/network"] };

        Of([skilled, Member("bob")], Past())[0].Member.Value.Id.Should().Be("ann");
        Of([skilled, Member("bob")], Past(("ann", 10), ("bob", 190)))[0].Member.Value.Id.Should().Be("bob");
    }

    [Fact]
    public void A_skill_for_something_that_only_begins_alike_is_none()
    {
        var other = Member("ann") with { Skills = ["incident/net"] };

        Of([other], Past()).Single().IsSkilled.Should().BeFalse();
    }

    [Fact]
    public void Who_is_of_another_team_is_not_asked() =>
        Of([Member("ann") with { Team = new FieldValue("l1", "L1") }], Past(("ann", 9))).Should().BeEmpty();

    private static IReadOnlyList<Candidate> Of(
        CatalogMember[] staff,
        AssignmentKnowledge knowledge,
        Dictionary<string, int>? load = null
    )
    {
        var view = Views.Of("VPN", "It does not connect.");
        return Candidates.Of(
            view with
            {
                Catalog = view.Catalog with { Staff = staff },
                Around = new SorSurroundings { Load = load ?? [] },
            },
            knowledge,
            Team.Id,
            Leaf
        );
    }

    private static CatalogMember Member(string id) => new(new FieldValue(id, id), Team);

    private static AssignmentKnowledge Past(params (string Member, int Tickets)[] took) =>
        new(
            new Dictionary<string, IReadOnlyDictionary<string, int>>(),
            new Dictionary<string, IReadOnlyDictionary<string, int>>
            {
                [Leaf] = took.ToDictionary(t => t.Member, t => t.Tickets),
            },
            new LogisticModel(0, [1])
        );
}
