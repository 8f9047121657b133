using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Access;
using OversightConsole.Core.Audit;
using OversightConsole.Core.ServiceDesk;
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
        var terms = new CustomerTerms(desk.Contexts, desk.Time);
        var allowed = new AllowedTerms(LanguageModel: false, Training: false, Autonomy: false);

        (await terms.SetAsync(Manager, "harbor", allowed)).Should().Be(TermsOutcome.Set);
        (await terms.SetAsync(Manager, "harbor", allowed)).Should().Be(TermsOutcome.Same);

        var company = (await desk.Records.DescribeAsync(default)).Company("harbor")!;
        (company.AllowsLanguageModel, company.AllowsTraining, company.AllowsAutonomy)
            .Should()
            .Be((false, false, false));
        (await terms.ListAsync()).Should().Contain(c => c.Id == "harbor" && c.Allows == allowed);
        await using var db = await desk.Contexts.CreateDbContextAsync();
        var entries = await db.Set<AuditEntry>().Where(e => e.Kind == "customer.terms").ToListAsync();
        entries.Should().ContainSingle().Which.Subject.Should().Be("company/harbor");
    }

    [SkippableFact]
    public async Task Nobody_else_sets_it_and_the_company_nobody_knows_has_no_terms()
    {
        await using var desk = await TestDesk.OpenAsync(database);
        var terms = new CustomerTerms(desk.Contexts, desk.Time);
        var allowed = new AllowedTerms(false, true, true);

        (await terms.SetAsync(Technician, "northwind", allowed)).Should().Be(TermsOutcome.NotAllowed);
        (await terms.SetAsync(Manager, "catchall", allowed)).Should().Be(TermsOutcome.NotFound);
        (await terms.SetAsync(Manager, "nobody", allowed)).Should().Be(TermsOutcome.NotFound);
        (await terms.ListAsync()).Should().NotContain(c => c.Id == "catchall");
    }
}

public sealed class Customer_terms_on_Sqlite(SqliteDatabase db)
    : CustomerTermsContract(db),
        IClassFixture<SqliteDatabase>;

public sealed class Customer_terms_on_Postgres(PostgresDatabase db)
    : CustomerTermsContract(db),
        IClassFixture<PostgresDatabase>;
