using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Access;

/// <summary>The role codes as constants, for attributes; equal to <see cref="Codes.Of{TEnum}"/> of the role.</summary>
public static class RoleNames
{
    public const string Technician = "technician";
    public const string Manager = "manager";
    public const string Auditor = "auditor";
    public const string Administrator = "administrator";
}

/// <summary>The four roles come with the schema: no start-up step can forget them.</summary>
internal sealed class RolesConfiguration : IEntityTypeConfiguration<IdentityRole>
{
    public void Configure(EntityTypeBuilder<IdentityRole> builder) =>
        builder.HasData(
            Enum.GetValues<Role>()
                .Select(role => new IdentityRole
                {
                    Id = Codes.Of(role),
                    Name = Codes.Of(role),
                    NormalizedName = Codes.Of(role).ToUpperInvariant(),
                    ConcurrencyStamp = Codes.Of(role),
                })
        );
}
