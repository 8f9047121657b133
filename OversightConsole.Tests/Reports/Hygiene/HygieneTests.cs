using OversightConsole.Core.Reports.Hygiene;
using OversightConsole.Core.ServiceDesk.Connections;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Tests.Reports.Hygiene;

/// <summary>Where people book like tickets differently, no agent can be right.</summary>
[Trait("Category", "Time")]
public sealed class HygieneTests
{
    private const string Delivery = "incident/email/delivery";
    private const string Fault = "incident/printing/fault";
    private const string Driver = "incident/printing/driver";
    private static readonly DateTimeOffset Monday = new(2026, 6, 1, 8, 0, 0, TimeSpan.Zero);

    private static readonly SorCatalog Catalog = new(
        [
            new CatalogBoard(
                FieldValue.Text("service-desk"),
                [],
                [Row(Delivery), Row(Fault), Row(Driver), Row("incident/network/vpn")]
            ),
        ],
        [],
        [new CatalogCompany(FieldValue.Text("catchall"), true, false)],
        [],
        []
    );

    private int _number;

    [Fact]
    public void Like_tickets_in_two_categories_are_a_pair_that_may_mean_the_same()
    {
        var others = Enumerable.Range(1, 30).Select(n => Ticket($"Matter{n} of kind{n} at place{n}", Driver, "priya"));
        var report = Of([
            Ticket("Scan to email broken on the copier", Delivery, "sam"),
            Ticket("Scan to email broken on copier", Fault, "sam"),
            Ticket("Scan to email broken on the copier", Delivery, "priya"),
            Ticket("The printer driver asks for a password", Driver, "sam"),
            Ticket("The printer driver asks for password", Driver, "priya"),
            .. others,
        ]);

        var mixed = report.Disagreements.Should().ContainSingle().Subject;
        new[] { mixed.One, mixed.Other }
            .Should()
            .BeEquivalentTo("email › delivery (service-desk)", "printing › fault (service-desk)");
        mixed.Twins.Should().Be(2);
        mixed.BySamePerson.Should().Be(1, "Sam booked like tickets differently");
        mixed.MayMeanTheSame.Should().BeTrue();
        mixed.Examples.Should().HaveCount(2);
        report.Agreement.Should().BeInRange(0.3, 0.7);
    }

    [Fact]
    public void An_incident_reported_twice_is_no_second_opinion()
    {
        var first = Ticket("Scan to email broken on the copier", Delivery, "sam");
        var child = Ticket("Scan to email broken on the copier", Fault, "priya", parent: first.Number);

        var report = Of(first, child);

        (report.Twins, report.Disagreements.Count).Should().Be((0, 0));
        report.Agreement.Should().BeNull();
    }

    [Fact]
    public void Categories_that_nobody_used_are_named()
    {
        Of(Ticket("Anything", Delivery, "sam"))
            .NeverUsed.Select(u => u.Path)
            .Should()
            .BeEquivalentTo("incident › printing › fault", "incident › printing › driver", "incident › network › vpn");
    }

    [Fact]
    public void Fields_left_empty_are_counted_and_the_catch_all_is_no_company()
    {
        var full = Ticket("One", Delivery, "sam", company: "harbor");
        var bare = Ticket("Two", "incident/printing", null, company: "catchall");

        var empty = Of(full, bare).Empty.ToDictionary(e => e.Field, e => e.Count);

        empty[TicketFields.Company].Should().Be(1);
        empty[TicketFields.Item].Should().Be(1);
        empty[TicketFields.Owner].Should().Be(1);
        empty.Should().NotContainKey(TicketFields.Type);
        empty[TicketFields.Contact].Should().Be(2);
    }

    [Fact]
    public void Tickets_of_two_desks_are_no_pair_and_each_desk_names_its_own_categories()
    {
        var here = new[] { (Delivery, 1), (Fault, 2), (Delivery, 3) }
            .Select(t => Ticket($"Scan to email broken on {(t.Item2 == 2 ? "" : "the ")}copier", t.Item1, "sam"))
            .ToList();
        // The same words in a third category: across desks that is no disagreement.
        var there = here.Select(r =>
                Ticket("Scan to email broken on the copier", Driver, "sam") with
                {
                    Ref = SorRef.Ticket("elsewhere", r.Ref.Id),
                }
            )
            .ToList();
        var others = Enumerable.Range(1, 30).Select(n => Ticket($"Matter{n} of kind{n} at place{n}", Driver, "priya"));

        var report = HygieneReader.Of([.. here, .. there, .. others], TwoCatalogs(), default);

        var mixed = report.Disagreements.Should().ContainSingle().Subject;
        new[] { mixed.One, mixed.Other }
            .Should()
            .BeEquivalentTo("email › delivery (service-desk, embedded)", "printing › fault (service-desk, embedded)");
        report
            .NeverUsed.Select(u => $"{u.Path} on {u.Boards.Single()}")
            .Should()
            .Contain("incident › email › delivery on service-desk (elsewhere)")
            .And.NotContain("incident › email › delivery on service-desk (embedded)");
        report.Closed.Should().Be(36);
    }

    private static DeskCatalogs TwoCatalogs() =>
        DeskCatalogs.Of(
            new Dictionary<string, SorCatalog>
            {
                [EmbeddedSystemOfRecord.ConnectionName] = Catalog,
                ["elsewhere"] = Catalog,
            }
        );

    private static HygieneReport Of(params SorRecord[] closed) =>
        HygieneReader.Of(closed, DeskCatalogs.Of(EmbeddedSystemOfRecord.ConnectionName, Catalog), default);

    private SorRecord Ticket(
        string summary,
        string code,
        string? owner,
        string company = "harbor",
        string? parent = null
    )
    {
        var parts = code.Split('/');
        var fields = new Dictionary<string, FieldValue>
        {
            [TicketFields.Summary] = FieldValue.Text(summary),
            [TicketFields.Board] = FieldValue.Text("service-desk"),
            [TicketFields.Company] = FieldValue.Text(company),
            [TicketFields.Type] = FieldValue.Text(parts[0]),
            [TicketFields.Subtype] = FieldValue.Text($"{parts[0]}/{parts[1]}"),
        };
        if (parts.Length > 2)
            fields[TicketFields.Item] = FieldValue.Text(code);
        if (owner is not null)
            fields[TicketFields.Owner] = FieldValue.Text(owner);
        if (parent is not null)
            fields[TicketFields.Parent] = FieldValue.Text(parent);
        var opened = Monday.AddHours(++_number);
        return new SorRecord(
            EmbeddedDesk.RefOf(_number),
            new SorVersion("3"),
            fields,
            "",
            TicketSource.Email,
            null,
            opened,
            opened.AddHours(1),
            [],
            null
        );
    }

    private static CatalogClass Row(string code)
    {
        var parts = code.Split('/');
        return new CatalogClass(
            new FieldValue(parts[0], parts[0]),
            new FieldValue($"{parts[0]}/{parts[1]}", parts[1]),
            new FieldValue(code, parts[2])
        );
    }
}
