using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.ServiceDesk.Terms;

/// <summary>Reads what customers allow, in the caller's transaction.</summary>
public static class Consents
{
    /// <summary>The terms of one company of a desk; <see cref="AllowedTerms.NotSet"/> where there is no row.</summary>
    public static async Task<AllowedTerms> OfAsync(
        OversightDbContext db,
        string connection,
        string company,
        CancellationToken ct
    ) =>
        (
            await db.Set<CustomerConsent>()
                .AsNoTracking()
                .SingleOrDefaultAsync(c => c.Connection == connection && c.Company == company, ct)
        )?.Terms
        ?? AllowedTerms.NotSet;

    /// <summary>The terms of every company of a desk that has some, by the company's id.</summary>
    public static Task<Dictionary<string, AllowedTerms>> OfAllAsync(
        OversightDbContext db,
        string connection,
        CancellationToken ct
    ) =>
        db.Set<CustomerConsent>()
            .AsNoTracking()
            .Where(c => c.Connection == connection)
            .ToDictionaryAsync(c => c.Company, c => c.Terms, ct);
}
