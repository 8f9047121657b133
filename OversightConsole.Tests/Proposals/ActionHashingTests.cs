using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Tests.Proposals;

/// <summary>What was approved keeps its hash: two are pinned, and what differs hashes differently.</summary>
public sealed class ActionHashingTests
{
    private static readonly SorRef Ticket = SorRef.Ticket("memory", "T-1001");

    private static readonly ProposedAction SetClass = new(
        "set-class",
        [
            new FieldChange(TicketFields.Type, new FieldValue("41", "Request"), new FieldValue("42", "Hardware")),
            new FieldChange(TicketFields.Item, null, new FieldValue("4200-1", "Driver")),
        ]
    );

    private static readonly ProposedAction Contain = new(
        "contain",
        [new FieldChange("account-state", FieldValue.Text("on"), FieldValue.Text("off"))]
    )
    {
        Target = new SorRef("directory", "account", "northwind/pat"),
    };

    [Fact]
    public void The_hash_is_of_connection_kind_and_id_and_stays()
    {
        ActionHashing
            .Hash("salt", Ticket, SetClass)
            .Should()
            .Be("2329f86ddaf564364359f8d3007b158fd2dd32e08529449902ef688e44ec0321");
        ActionHashing
            .Hash("salt", SorRef.Ticket("embedded", "7"), Contain)
            .Should()
            .Be("2e867e9c6e02a900d93b743d98a981e7a550bbdc505a30936ba25019421f2cb9");
    }

    [Fact]
    public void The_same_number_on_another_desk_is_another_ticket()
    {
        var here = ActionHashing.Hash("salt", Ticket, SetClass);

        ActionHashing.Hash("salt", Ticket with { Connection = "embedded" }, SetClass).Should().NotBe(here);
        ActionHashing.Hash("salt", Ticket with { Kind = "account" }, SetClass).Should().NotBe(here);
        ActionHashing.Hash("salt", Ticket with { Id = "T-1002" }, SetClass).Should().NotBe(here);
    }

    [Fact]
    public void A_target_never_reads_as_a_change()
    {
        var changes = new[] { new FieldChange("account", FieldValue.Text("pat"), FieldValue.Text("set")) };
        var withTarget = new ProposedAction("set", []) { Target = new SorRef("directory", "account", "pat") };

        ActionHashing
            .Hash("salt", Ticket, new ProposedAction("directory", changes))
            .Should()
            .NotBe(ActionHashing.Hash("salt", Ticket, withTarget));
    }
}
