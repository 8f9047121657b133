using OversightConsole.Core.Agents;
using OversightConsole.Core.Agents.Intake;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Tests.Agents.CompanyAndContact;

public sealed class IntakeAgentTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 14, 0, 0, TimeSpan.Zero);
    private static readonly SorCatalog Catalog = SmallDesk.Catalog;

    [Theory]
    [InlineData("Thanks!")]
    [InlineData("thanks, all good")]
    [InlineData("Thank you so much, works now.\n\nChloe")]
    [InlineData("Perfect, thank you!\n\nSent from my iPhone")]
    [InlineData("thx")]
    [InlineData("Great, solved. Cheers\nChloe Marsden")]
    [InlineData("Thanks for the quick help.")]
    [InlineData("It works again, many thanks to the team")]
    [InlineData("Hi team, fixed now. Thanks, Chloe")]
    [InlineData("Resolved, you can close the ticket. Thanks")]
    [InlineData("Brilliant, ta, thanks a lot!\n\n> On Monday you wrote\n> we reset it")]
    [InlineData("Thank you.\n\nOn Mon, 23 Nov 2026 Support wrote:\nWe reset your password, does it work?")]
    [InlineData("Danke!")]
    [InlineData("Vielen Dank für die schnelle Hilfe, funktioniert wieder.")]
    [InlineData("super, klappt jetzt, danke\nGruß")]
    [InlineData("Alles gut, erledigt. Danke euch!")]
    [InlineData("Passt, vielen Dank. Ticket kann geschlossen werden.")]
    [InlineData("Merci beaucoup !")]
    [InlineData("Parfait, ça marche, merci pour votre aide")]
    [InlineData("C'est résolu, merci à tous, bonne journée")]
    [InlineData("Yes, all sorted now, thanks")]
    [InlineData("Awesome job, thanks guys")]
    public void A_bare_thanks_is_an_acknowledgement(string text) =>
        AcknowledgementDetector.IsAcknowledgement(text, "Chloe Marsden").Should().BeTrue();

    [Theory]
    [InlineData("Thanks, but it still does not work")]
    [InlineData("Thanks. Now the printer is offline too")]
    [InlineData("Thanks! Can you also reset Derek's password?")]
    [InlineData("Thank you, it happened again this morning")]
    [InlineData("Thanks for calling back, I was in a meeting, please try again at 3")]
    [InlineData("works? thanks")]
    [InlineData("Not fixed. Thanks")]
    [InlineData("Danke, aber Outlook hängt noch immer")]
    [InlineData("Danke, leider geht es nicht")]
    [InlineData("Merci, mais le problème est revenu")]
    [InlineData("everything is down thanks")]
    [InlineData("Thanks in advance for the new laptop")]
    [InlineData("password thanks")]
    [InlineData("")]
    public void Thanks_with_anything_else_is_work(string text) =>
        AcknowledgementDetector.IsAcknowledgement(text, "Chloe Marsden").Should().BeFalse();

    [Theory]
    [InlineData("Automatic reply: Password expired", "I am on holiday until Monday.", "c@x.example")]
    [InlineData("Auto-Reply: Ticket 12", "Thanks for your mail.", "c@x.example")]
    [InlineData("Autoreply: ticket", "We received your mail.", "c@x.example")]
    [InlineData("Automatic response: question", "Office closed.", null)]
    [InlineData("Automatische Antwort: Drucker", "Ich bin bis Freitag im Urlaub.", "c@x.example")]
    [InlineData("Abwesenheitsnotiz: Ihr Ticket", "Ich bin nicht im Haus.", "c@x.example")]
    [InlineData("Réponse automatique : votre ticket", "Je suis absente.", "c@x.example")]
    [InlineData("Out of office", "I am out of the office until 3 December.", "c@x.example")]
    [InlineData("Out of the office Re: ticket", "I'm currently away and will read mails next week.", "c@x.example")]
    [InlineData("OOO", "I am on annual leave.", "c@x.example")]
    [InlineData("Abwesend", "Ich bin bis zum 3. abwesend.", "c@x.example")]
    [InlineData("Absence", "Je suis en congé jusqu'au 3.", "c@x.example")]
    [InlineData("RE: Out of office", "I will be out of the office on Friday.", "c@x.example")]
    [InlineData("Undeliverable: your ticket", "550 5.1.1", "postmaster@x.example")]
    [InlineData("Delivery Status Notification (Failure)", "550", "mailer-daemon@x.example")]
    [InlineData("Mail delivery failed: returning message", "550", "MAILER-DAEMON@x.example")]
    [InlineData("Returned mail: see transcript", "550", "mailer-daemon@x.example")]
    [InlineData("Unzustellbar: Ihr Ticket", "550", "postmaster@x.example")]
    [InlineData("Undelivered Mail Returned to Sender", "550", "mailer-daemon@x.example")]
    [InlineData("Automatic reply: ", "", "c@x.example")]
    [InlineData("Automatische Antwort - Urlaub", "Bin im Urlaub.", "c@x.example")]
    [InlineData("Out of Office: holiday", "I'm on vacation.", "c@x.example")]
    public void What_a_mail_program_answers_is_automatic(string title, string text, string? sender) =>
        AcknowledgementDetector.IsAutomatic(title, text, sender).Should().BeTrue();

    [Theory]
    [InlineData("Out of office does not switch on", "I set it, but colleagues get nothing.", "c@x.example")]
    [InlineData("out of office reply wrong", "It still says I am back in May, please change it.", "c@x.example")]
    [InlineData("Undeliverable: the payroll list", "Our mails are returned, nobody gets them.", "c@x.example")]
    [InlineData("Mail delivery failed for all of us", "Since noon.", "c@x.example")]
    [InlineData("automatic replies for the shared mailbox", "How do I set them?", "c@x.example")]
    [InlineData("Absence calendar empty", "The absence calendar shows nothing.", "c@x.example")]
    [InlineData("Returned mail", "A client says our mail came back.", "c@x.example")]
    [InlineData("Abwesenheitsnotiz geht nicht", "Ich kann sie nicht einschalten.", "c@x.example")]
    [InlineData("Unzustellbar", "Alle Mails an den Kunden kommen zurück.", "c@x.example")]
    [InlineData("printer", "It prints \"automatic reply: none\" on every page.", "c@x.example")]
    public void A_fault_about_such_mails_is_work(string title, string text, string? sender) =>
        AcknowledgementDetector.IsAutomatic(title, text, sender).Should().BeFalse();

    [Fact]
    public void A_ticket_that_only_says_thanks_is_set_aside_as_noise()
    {
        var answer = new IntakeAgent().Look(View("Thank you", "Thanks, all good!"));

        answer
            .Should()
            .BeOfType<Proposes>()
            .Which.Draft.Action.Changes.Select(c => c.After!.Id)
            .Should()
            .Equal("closed-noise", "triage");
    }

    [Fact]
    public void Thanks_under_a_title_that_names_a_fault_is_work() =>
        new IntakeAgent().Look(View("Printer broken", "Thanks")).Should().BeOfType<Abstains>();

    [Fact]
    public void What_somebody_works_on_already_is_not_set_aside()
    {
        var view = View("Thank you", "Thanks, all good!", (TicketFields.Owner, "sbright"));

        new IntakeAgent().Look(view).Should().BeOfType<Abstains>().Which.Why.Should().Contain("works on it");
    }

    [Fact]
    public void After_thanks_a_new_complaint_is_work_again()
    {
        var view = View(
            "Password expired",
            "It expired.",
            [Note("Thanks, all good!", 1), Note("Sorry, it is locked again.", 2)],
            (TicketFields.Board, "service-desk"),
            (TicketFields.Status, "completed")
        );

        new IntakeAgent().Look(view).Should().BeOfType<Abstains>();
    }

    [Fact]
    public void Their_own_IT_can_give_a_ticket_back()
    {
        var taken = Note("We'll take this one.", 1, "contoso/greg");
        var back = Note("Over to you, we could not find it.", 2, "contoso/greg");

        new IntakeAgent().Look(View("Stock", "Wrong.", [taken])).Should().BeOfType<ExcludesAgents>();
        new IntakeAgent().Look(View("Stock", "Wrong.", [taken, back])).Should().BeOfType<Abstains>();
    }

    [Fact]
    public void Somebody_else_of_the_customer_cannot_take_a_ticket() =>
        new IntakeAgent()
            .Look(View("Stock", "Wrong.", [Note("We'll take this one.", 1, "contoso/marge")]))
            .Should()
            .BeOfType<Abstains>();

    [Fact]
    public void A_message_that_somebody_had_to_work_on_as_often_is_not_set_aside()
    {
        NearTicket Before(string number, string status) =>
            new(number, "[Backup] WARNING: cf-erp-01", Now.AddDays(-1))
            {
                Text = "Job: cf-nightly",
                Source = TicketSource.Monitoring,
                Status = status,
                ClosedAt = Now.AddHours(-20),
            };
        TicketView With(params NearTicket[] before) =>
            View("[Backup] WARNING: cf-erp-01", "Job: cf-nightly", "monitoring") with
            {
                Around = SorSurroundings.Nothing with { SameCustomer = before },
            };

        new IntakeAgent()
            .Look(With(Before("1", "self-healed"), Before("2", "self-healed"), Before("3", "self-healed")))
            .Should()
            .BeOfType<Proposes>()
            .Which.Draft.Confidence.Should()
            .BeApproximately(0.8, 1e-9, "four fifths by the rule of succession");
        new IntakeAgent().Look(With(Before("1", "self-healed"), Before("2", "closed"))).Should().BeOfType<Abstains>();
        new IntakeAgent().Look(With()).Should().BeOfType<Abstains>();
    }

    [Theory]
    [InlineData("Please change the bank details for payroll, keep this confidential, I cannot be called.")]
    [InlineData("Buy gift cards for 500 now and do not tell anybody.")]
    [InlineData("Bitte die Bankverbindung ändern und neue Kontodaten eintragen, bin nicht erreichbar.")]
    public void Money_in_secret_goes_to_people(string text) =>
        new IntakeAgent()
            .Look(View("Request", text))
            .Should()
            .BeOfType<Proposes>()
            .Which.Draft.Action.Type.Should()
            .Be(IntakeAgent.HoldForPeople);

    [Fact]
    public void Binary_rubbish_and_halves_of_letters_are_handled() =>
        new IntakeAgent()
            .Look(View("\ud800\u0000", new string('\u0001', 3000) + "\udfff"))
            .Should()
            .BeOfType<Abstains>();

    private static SorNote Note(string text, int minute, string by = "harbor/chloe") =>
        new(
            FormattableString.Invariant($"{minute}"),
            Now.AddMinutes(minute),
            new Actor(ActorKind.Customer, by, "Chloe Marsden"),
            false,
            text
        );

    private static TicketView View(string title, string text, params (string, string)[] fields) =>
        View(title, text, "email", [], fields);

    private static TicketView View(string title, string text, string source) => View(title, text, source, []);

    private static TicketView View(string title, string text, SorNote[] notes, params (string, string)[] fields) =>
        View(title, text, "email", notes, fields);

    private static TicketView View(
        string title,
        string text,
        string source,
        SorNote[] notes,
        params (string Field, string Value)[] fields
    )
    {
        var all = new Dictionary<string, FieldValue>
        {
            [TicketFields.Summary] = FieldValue.Text(title),
            [TicketFields.Company] = Catalog.Companies[1].Value,
            [TicketFields.Board] = FieldValue.Text("triage"),
            [TicketFields.Status] = FieldValue.Text("new"),
        };
        foreach (var (field, value) in fields)
            all[field] = FieldValue.Text(value);
        return Generated.View(all, text, source, null, Now, Catalog, notes);
    }
}
