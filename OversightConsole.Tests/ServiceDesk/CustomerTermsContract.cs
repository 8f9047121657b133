using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Access;
using OversightConsole.Core.Audit;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.Embedded.Customers;
using OversightConsole.Core.ServiceDesk.Terms;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures.Databases;

namespace OversightConsole.Tests.ServiceDesk;

public abstract class CustomerTermsContract(DatabaseFixture database)
{
    private static readonly Person Manager = new("max", "Max", new HashSet<Role> { Role.Manager });
    private static readonly Person Technician = new("ravi", "Ravi", new HashSet<Role> { Role.Technician });

    [SkippableFact]
    public async Task A_manager_sets_what_a_customer_allows_agents_see_it_at_once_and_the_trail_tells()
    {
        await using var desk = await TestDesk.OpenAsync(database);
        var terms = new CustomerTerms(desk.Contexts, desk.Records, desk.Health, desk.Time);
        var allowed = new AllowedTerms(LanguageModel: false, Training: false, Autonomy: false);

        (await terms.SetAsync(Manager, "harbor", allowed)).Should().Be(TermsOutcome.Set);
        (await terms.SetAsync(Manager, "harbor", allowed)).Should().Be(TermsOutcome.Same);

        (await terms.ListAsync()).Should().Contain(c => c.Id == "harbor" && c.Allows == allowed);
        await using var db = await desk.Contexts.CreateDbContextAsync();
        (await Consents.OfAsync(db, EmbeddedSystemOfRecord.ConnectionName, "harbor", default)).Should().Be(allowed);
        var entries = await db.Set<AuditEntry>().Where(e => e.Kind == "customer.terms").ToListAsync();
        entries.Should().ContainSingle().Which.Subject.Should().Be("company/harbor");
    }

    [SkippableFact]
    public async Task Nobody_else_sets_it_and_the_company_nobody_knows_has_no_terms()
    {
        await using var desk = await TestDesk.OpenAsync(database);
        var terms = new CustomerTerms(desk.Contexts, desk.Records, desk.Health, desk.Time);
        var allowed = new AllowedTerms(false, true, true);

        (await terms.SetAsync(Technician, "northwind", allowed)).Should().Be(TermsOutcome.NotAllowed);
        (await terms.SetAsync(Manager, "catchall", allowed)).Should().Be(TermsOutcome.NotFound);
        (await terms.SetAsync(Manager, "nobody", allowed)).Should().Be(TermsOutcome.NotFound);
        (await terms.ListAsync()).Should().NotContain(c => c.Id == "catchall");
    }

    [SkippableFact]
    public async Task A_company_made_on_the_embedded_desk_allows_everything_openly_unless_its_maker_says_otherwise()
    {
        await using var desk = await TestDesk.OpenAsync(database);
        await desk.AddAsync(db => db.Add(new Company { Id = "open", Name = "Open" }));
        await desk.AddAsync(db =>
        {
            db.Add(new Company { Id = "closed", Name = "Closed" });
            db.Add(CustomerConsent.Of(EmbeddedSystemOfRecord.ConnectionName, "closed", AllowedTerms.NotSet));
        });

        await using var db = await desk.Contexts.CreateDbContextAsync();
        (await Consents.OfAsync(db, EmbeddedSystemOfRecord.ConnectionName, "open", default))
            .Should()
            .Be(AllowedTerms.All);
        (await Consents.OfAsync(db, EmbeddedSystemOfRecord.ConnectionName, "closed", default))
            .Should()
            .Be(AllowedTerms.NotSet);
        (await Consents.OfAsync(db, EmbeddedSystemOfRecord.ConnectionName, "catchall", default))
            .Should()
            .Be(AllowedTerms.NotSet);
    }

    [SkippableFact]
    public async Task Not_set_is_a_value_of_its_own_that_sends_nothing_and_does_nothing_alone()
    {
        await using var desk = await TestDesk.OpenAsync(database);
        await using (var db = await desk.Contexts.CreateDbContextAsync())
            await db.Set<CustomerConsent>().Where(c => c.Company == "harbor").ExecuteDeleteAsync();
        var terms = new CustomerTerms(desk.Contexts, desk.Records, desk.Health, desk.Time);

        var none = (await terms.ListAsync()).Single(c => c.Id == "harbor").Allows;
        none.Should().Be(AllowedTerms.NotSet);
        (none.MaySend, none.MayLearn, none.MayActAlone).Should().Be((false, true, false));

        (await terms.SetAsync(Manager, "harbor", none with { Autonomy = true })).Should().Be(TermsOutcome.Set);
        (await terms.ListAsync()).Single(c => c.Id == "harbor").Allows.Should().Be(new AllowedTerms(null, null, true));
    }
}

public sealed class Customer_terms_on_Sqlite(SqliteDatabase db)
    : CustomerTermsContract(db),
        IClassFixture<SqliteDatabase>;

public sealed class Customer_terms_on_Postgres(PostgresDatabase db)
    : CustomerTermsContract(db),
        IClassFixture<PostgresDatabase>;
