using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OversightConsole.Core.Access.SetUp;

/// <summary>The open set-up link, kept as the hash of its token; using it deletes it.</summary>
internal sealed class SetUpLink
{
    public required string TokenHash { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }
}

internal sealed class SetUpLinkConfiguration : IEntityTypeConfiguration<SetUpLink>
{
    public void Configure(EntityTypeBuilder<SetUpLink> builder)
    {
        builder.ToTable("SetUpLinks");
        builder.HasKey(l => l.TokenHash);
        builder.Property(l => l.TokenHash).HasMaxLength(64);
    }
}
