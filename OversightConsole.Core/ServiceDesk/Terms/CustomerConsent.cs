using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.ServiceDesk;

/// <summary>
/// What a customer of some desk allows this console: the console's own row, whatever desk the customer is on. A customer
/// without a row has set nothing.
/// </summary>
public sealed class CustomerConsent
{
    /// <summary>The desk the customer is on.</summary>
    public required string Connection { get; init; }

    /// <summary>The company's id on that desk.</summary>
    public required string Company { get; init; }

    /// <inheritdoc cref="AllowedTerms.LanguageModel"/>
    public bool? LanguageModel { get; private set; }

    /// <inheritdoc cref="AllowedTerms.Training"/>
    public bool? Training { get; private set; }

    /// <inheritdoc cref="AllowedTerms.Autonomy"/>
    public bool? Autonomy { get; private set; }

    /// <summary>The terms as one value.</summary>
    public AllowedTerms Terms => new(LanguageModel, Training, Autonomy);

    /// <summary>A row that says <paramref name="terms"/>.</summary>
    public static CustomerConsent Of(string connection, string company, AllowedTerms terms)
    {
        var row = new CustomerConsent { Connection = connection, Company = company };
        row.Set(terms);
        return row;
    }

    internal void Set(AllowedTerms terms) =>
        (LanguageModel, Training, Autonomy) = (terms.LanguageModel, terms.Training, terms.Autonomy);
}

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

internal sealed class CustomerConsentMapping : IEntityTypeConfiguration<CustomerConsent>
{
    public void Configure(EntityTypeBuilder<CustomerConsent> builder)
    {
        builder.ToTable("CustomerConsents");
        builder.HasKey(c => new { c.Connection, c.Company });
        builder.Property(c => c.Connection).HasMaxLength(40);
        builder.Property(c => c.Company).HasMaxLength(DeskLengths.Code);
        builder.Ignore(c => c.Terms);
    }
}
