using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Pipeline.Scopes;

/// <summary>One version of an agent's scope; none is ever changed or deleted.</summary>
public sealed class AgentScopeVersion
{
    public required string Agent { get; init; }

    /// <summary>Grows by one with every change.</summary>
    public int Number { get; init; }

    public required AgentScope Scope { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Who set it, as a name.</summary>
    public required string By { get; init; }

    /// <summary>Why, as that person wrote it.</summary>
    public required string Reason { get; init; }
}

internal sealed class AgentScopeConfiguration : IEntityTypeConfiguration<AgentScopeVersion>
{
    public void Configure(EntityTypeBuilder<AgentScopeVersion> builder)
    {
        builder.ToTable("AgentScopes");
        builder.HasKey(s => new { s.Agent, s.Number });
        builder.Property(s => s.Agent).HasMaxLength(40);
        builder.Property(s => s.By).HasMaxLength(200);
        builder.Property(s => s.Reason).HasMaxLength(2000);
        builder
            .Property(s => s.Scope)
            .HasConversion(StoredJson.Converter<AgentScope>(), StoredJson.Comparer<AgentScope>());
    }
}
