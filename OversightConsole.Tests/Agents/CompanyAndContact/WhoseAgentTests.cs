using OversightConsole.Core.Agents;
using OversightConsole.Core.Agents.Agreement;
using OversightConsole.Core.Agents.Company;
using OversightConsole.Core.Agents.Contact;
using OversightConsole.Core.Learning.Ranking;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Tests.Agents.CompanyAndContact;

public sealed class WhoseAgentTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 14, 0, 0, TimeSpan.Zero);
    private static readonly SorCatalog Catalog = SmallDesk.Catalog;

    [Fact]
    public void The_address_of_a_contact_gives_the_company_and_the_contact()
    {
        var view = View("Locked out", "I am locked out.", "chloe.marsden@harborlegal.example");

        Company()
            .Look(view)
            .Should()
            .BeOfType<Proposes>()
            .Which.Draft.Action.Changes[0]
            .After!.Id.Should()
            .Be("harbor");
        var contact = Contact().Look(On(view, "harbor")).Should().BeOfType<Proposes>().Subject.Draft;
        contact.Action.Changes[0].After!.Id.Should().Be("harbor/chloe");
        contact.Rationale.Should().Contain("is the address of");
        contact.Premises.Should().ContainSingle(p => p.Field == TicketFields.Company, "the company is only proposed");
    }

    [Fact]
    public void A_domain_that_only_looks_like_a_customers_is_a_warning_and_no_evidence() =>
        Company()
            .Look(View("Invoice", "Chloe Marsden, Harbor Legal LLP", "chloe.marsden@harborIegal.example"))
            .Should()
            .BeOfType<Abstains>()
            .Which.Why.Should()
            .Contain("only looks like harborlegal.example");

    [Fact]
    public void A_free_mail_domain_is_nobodys() =>
        Company()
            .Look(View("Help", "It is broken", "someone@freemail.example"))
            .Should()
            .BeOfType<Abstains>()
            .Which.Why.Should()
            .Be("Nothing in the ticket names a customer that it knows.");

    [Fact]
    public void Text_alone_moves_no_ticket_from_one_customer_to_another()
    {
        var view = View("Problem with Contoso Fabrication", "Marge Toland of Contoso Fabrication wrote us.", null);

        Company().Look(At(view, "harbor")).Should().BeOfType<Abstains>().Which.Why.Should().Contain("is set (Harbor");
    }

    [Fact]
    public void A_sender_of_another_customer_speaks_against_the_company_that_is_set() =>
        Company()
            .Look(At(View("Locked", "Locked out", "marge.toland@contosofab.example"), "harbor"))
            .Should()
            .BeOfType<Proposes>()
            .Which.Draft.Action.Changes[0]
            .After!.Id.Should()
            .Be("contoso");

    [Fact]
    public void What_a_person_set_is_left_alone()
    {
        var view = At(View("Locked", "Locked out", "marge.toland@contosofab.example"), "harbor") with
        {
            Around = SorSurroundings.Nothing with
            {
                SetBy = new Dictionary<string, Actor>
                {
                    [TicketFields.Company] = new(ActorKind.Person, "dwells", "Dana Wells"),
                },
            },
        };

        Company().Look(view).Should().BeOfType<Abstains>().Which.Why.Should().StartWith("Dana Wells set the customer");
    }

    [Fact]
    public void Contact_waits_while_nobody_knows_the_company() =>
        Contact().Look(View("Help", "Chloe Marsden", null)).Should().BeOfType<Waits>();

    [Fact]
    public void Two_markdown_links_in_an_address_stay_text()
    {
        var view = View("x", "Chloe Marsden\n+1 555 0120 ext. 25", "[a](http://evil)@harborlegal.example");

        var draft = Company().Look(view).Should().BeOfType<Proposes>().Subject.Draft;
        draft.Rationale.Should().NotContain("](http");
    }

    [Fact]
    public void The_special_agreement_goes_before_the_general_one()
    {
        var view = At(
            View("Restore", "Please restore a file.", null),
            "contoso",
            (TicketFields.Item, "incident/backup/restore-file")
        );

        var draft = new AgreementAgent().Look(view).Should().BeOfType<Proposes>().Subject.Draft;

        draft.Action.Changes[0].After!.Id.Should().Be("contoso/backup");
        draft.Rationale.Should().Contain("goes before Managed");
    }

    [Fact]
    public void A_code_that_only_begins_alike_is_not_covered()
    {
        var view = At(View("x", "y", null), "contoso", (TicketFields.Subtype, "incident/backup-power"));

        new AgreementAgent()
            .Look(view)
            .Should()
            .BeOfType<Proposes>()
            .Which.Draft.Action.Changes[0]
            .After!.Id.Should()
            .Be("contoso/managed");
    }

    [Fact]
    public void Without_a_category_it_waits_only_where_that_matters() =>
        new AgreementAgent().Look(At(View("x", "y", null), "contoso")).Should().BeOfType<Waits>();

    [Fact]
    public void An_agreement_that_ended_yesterday_pays_for_nothing() =>
        new AgreementAgent()
            .Look(At(View("x", "y", null), "harbor"))
            .Should()
            .BeOfType<Abstains>()
            .Which.Why.Should()
            .Be("None in force on 23 November 2026: time and materials.");

    private static CompanyAgent Company()
    {
        var memory = new AgentMemory<CompanyKnowledge>();
        memory.Learn("v1", new CompanyKnowledge(Even(CompanyTraits.Names)));
        return new CompanyAgent(memory);
    }

    private static ContactAgent Contact()
    {
        var memory = new AgentMemory<ContactKnowledge>();
        memory.Learn("v1", new ContactKnowledge(Even(ContactTraits.Names)));
        return new ContactAgent(memory);
    }

    /// <summary>Every sign counts alike.</summary>
    private static RankingModel Even(IReadOnlyList<string> names) => new(names, [.. names.Select(_ => 5.0)], 1, 0.999);

    private static TicketView View(string title, string text, string? sender) =>
        Generated.View(
            new Dictionary<string, FieldValue>
            {
                [TicketFields.Summary] = FieldValue.Text(title),
                [TicketFields.Company] = Catalog.Companies[0].Value,
            },
            text,
            sender is null ? "phone" : "email",
            sender,
            Now,
            Catalog
        );

    /// <summary>The same ticket standing on a customer.</summary>
    private static TicketView At(TicketView view, string company, params (string Field, string Value)[] more)
    {
        var fields = new Dictionary<string, FieldValue>(view.Actual.Fields)
        {
            [TicketFields.Company] = Catalog.Company(company)!.Value,
        };
        foreach (var (field, value) in more)
            fields[field] = FieldValue.Text(value);
        return new TicketView(view.Actual with { Fields = fields }, Catalog, Now);
    }

    /// <summary>The same ticket for which a customer is proposed.</summary>
    private static TicketView On(TicketView view, string company) => view with { Ticket = At(view, company).Actual };
}
