using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Access;
using OversightConsole.Core.Audit;
using OversightConsole.Core.ServiceDesk.Connections;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.ServiceDesk.Terms;

/// <summary>A customer with what it allows.</summary>
/// <param name="Connection">The desk the customer is on.</param>
/// <param name="Id">The company's id there.</param>
public sealed record CustomerLine(string Connection, string Id, string Name, AllowedTerms Allows);

/// <summary>The outcome of a change of terms.</summary>
public enum TermsOutcome
{
    /// <summary>Set, and in the trail.</summary>
    Set,

    /// <summary>The terms were the same already; nothing was written.</summary>
    Same,

    /// <summary>Only managers may.</summary>
    NotAllowed,

    /// <summary>There is no such customer.</summary>
    NotFound,
}

/// <summary>What customers allow: read by anyone, set by managers, each change in the trail.</summary>
public sealed class CustomerTerms(
    IDbContextFactory<OversightDbContext> contexts,
    ISystemOfRecord desk,
    DeskHealth desks,
    TimeProvider time
)
{
    /// <summary>The connections that do not answer now; their customers are not listed.</summary>
    public IReadOnlyList<string> Silent => desks.Silent;

    /// <summary>Every customer of every desk that answers, by name; a catch-all company is none.</summary>
    public async Task<IReadOnlyList<CustomerLine>> ListAsync(CancellationToken ct = default)
    {
        var lines = new List<CustomerLine>();
        await using var db = await contexts.CreateDbContextAsync(ct);
        foreach (var one in desks.Answering)
        {
            if (await desks.TryAsync(one, () => one.DescribeAsync(ct), ct) is not { } catalog)
                continue;
            var customers = catalog.Companies.Where(c => !c.IsCatchAll);
            var terms = await Consents.OfAllAsync(db, one.Connection, ct);
            lines.AddRange(
                customers.Select(c => new CustomerLine(
                    one.Connection,
                    c.Value.Id,
                    c.Value.Name,
                    terms.GetValueOrDefault(c.Value.Id, AllowedTerms.NotSet)
                ))
            );
        }
        return [.. lines.OrderBy(c => c.Name, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>Sets what a customer of the first desk allows.</summary>
    public Task<TermsOutcome> SetAsync(
        Person by,
        string company,
        AllowedTerms allowed,
        CancellationToken ct = default
    ) => SetAsync(by, desk.Connection, company, allowed, ct);

    /// <summary>Sets what a customer of a desk allows.</summary>
    public async Task<TermsOutcome> SetAsync(
        Person by,
        string connection,
        string company,
        AllowedTerms allowed,
        CancellationToken ct = default
    )
    {
        if (!by.MayManage)
            return TermsOutcome.NotAllowed;
        // Before the transaction: a desk elsewhere may take its time.
        if (
            desk.Desks.FirstOrDefault(d => d.Connection == connection) is not { } itsDesk
            || (await itsDesk.DescribeAsync(ct)).Company(company) is not { IsCatchAll: false }
        )
            return TermsOutcome.NotFound;
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var write = await db.BeginWriteAsync(time, ct);
        var row = await db.Set<CustomerConsent>().FindAsync([connection, company], ct);
        var before = row?.Terms ?? AllowedTerms.NotSet;
        if (before == allowed)
            return TermsOutcome.Same;
        if (row is null)
            db.Add(CustomerConsent.Of(connection, company, allowed));
        else
            row.Set(allowed);
        AuditTrail.Append(
            write,
            new AuditAct(
                time.Now(),
                AuditActor.Person(by.Id, by.Name),
                TrailKind.CustomerTerms,
                TrailSubject.Company(company),
                null,
                new
                {
                    connection,
                    before = Facts(before),
                    after = Facts(allowed),
                }
            )
        );
        await db.SaveChangesAsync(ct);
        write.Touch(Topic.Desk);
        await write.CommitAsync();
        return TermsOutcome.Set;
    }

    private static object Facts(AllowedTerms terms) =>
        new
        {
            terms.LanguageModel,
            terms.Training,
            terms.Autonomy,
        };
}
