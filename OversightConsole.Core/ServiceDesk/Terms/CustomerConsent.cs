using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OversightConsole.Core.ServiceDesk.Terms;

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

internal sealed class CustomerConsentMapping : IEntityTypeConfiguration<CustomerConsent>
{
    public void Configure(EntityTypeBuilder<CustomerConsent> builder)
    {
        builder.ToTable("CustomerConsents");
        builder.HasKey(c => new { c.Connection, c.Company });
        builder.Property(c => c.Connection).HasMaxLength(40);
        builder.Property(c => c.Company).HasMaxLength(120);
        builder.Ignore(c => c.Terms);
    }
}
