using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Access;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.ServiceDesk;

/// <summary>What a customer allows with its tickets.</summary>
/// <param name="LanguageModel">Whether they may be sent to a language model.</param>
/// <param name="Training">Whether agents may learn from them.</param>
/// <param name="Autonomy">Whether agents may act alone on them.</param>
public sealed record AllowedTerms(bool LanguageModel, bool Training, bool Autonomy);

/// <summary>A customer with what it allows.</summary>
public sealed record CustomerLine(string Id, string Name, AllowedTerms Allows);

/// <summary>What became of a change of terms.</summary>
public enum TermsOutcome
{
    /// <summary>Set, and in the trail.</summary>
    Set,

    /// <summary>They stood so already; nothing was written.</summary>
    Same,

    /// <summary>Only managers may.</summary>
    NotAllowed,

    /// <summary>There is no such customer.</summary>
    NotFound,
}

/// <summary>What customers allow: read by anyone, set by managers, each change in the trail.</summary>
public sealed class CustomerTerms(IDbContextFactory<OversightDbContext> contexts, TimeProvider time)
{
    /// <summary>Every customer by name; the catch-all company is none.</summary>
    public async Task<IReadOnlyList<CustomerLine>> ListAsync(CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<Company>()
            .AsNoTracking()
            .Where(c => !c.IsCatchAll)
            .OrderBy(c => c.Name)
            .Select(c => new CustomerLine(
                c.Id,
                c.Name,
                new AllowedTerms(c.AllowsLanguageModel, c.AllowsTraining, c.AllowsAutonomy)
            ))
            .ToListAsync(ct);
    }

    /// <summary>Sets what a customer allows.</summary>
    public async Task<TermsOutcome> SetAsync(
        Person by,
        string company,
        AllowedTerms allowed,
        CancellationToken ct = default
    )
    {
        if (!by.MayManage)
            return TermsOutcome.NotAllowed;
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var write = await db.BeginWriteAsync(ct);
        if (await db.Set<Company>().SingleOrDefaultAsync(c => c.Id == company && !c.IsCatchAll, ct) is not { } row)
            return TermsOutcome.NotFound;
        var before = new AllowedTerms(row.AllowsLanguageModel, row.AllowsTraining, row.AllowsAutonomy);
        if (before == allowed)
            return TermsOutcome.Same;
        (row.AllowsLanguageModel, row.AllowsTraining, row.AllowsAutonomy) = (
            allowed.LanguageModel,
            allowed.Training,
            allowed.Autonomy
        );
        AuditTrail.Append(
            db,
            new AuditAct(
                time.Now(),
                AuditActor.Person(by.Id, by.Name),
                "customer.terms",
                $"company/{company}",
                null,
                new { before, after = allowed }
            )
        );
        await DeskConfiguration.ChangedAsync(db, ct);
        await write.CommitAsync();
        return TermsOutcome.Set;
    }
}
