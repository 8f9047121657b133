using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Outcomes;

/// <summary>One thing that became of an executed proposal; written once.</summary>
public sealed class ProposalOutcome
{
    public Guid ProposalId { get; init; }

    public OutcomeKind Kind { get; init; }

    public required string Agent { get; init; }

    public required SorRef Ticket { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Who did it, as the desk or the console names them; null for what time alone decided.</summary>
    public string? ByName { get; init; }

    /// <summary>The fields that were changed, joined by <c>+</c>; null where none was.</summary>
    public string? Fields { get; init; }

    /// <summary>The value that was chosen instead, as people read it; null where there is none.</summary>
    public string? Value { get; init; }
}

internal sealed class OutcomeConfiguration
    : IEntityTypeConfiguration<ProposalOutcome>,
        IEntityTypeConfiguration<OutcomeCursor>
{
    public void Configure(EntityTypeBuilder<ProposalOutcome> builder)
    {
        builder.ToTable("ProposalOutcomes");
        builder.HasKey(o => new { o.ProposalId, o.Kind });
        builder.Property(o => o.Agent).HasMaxLength(40);
        builder.Property(o => o.Ticket).IsTicket();
        builder.Property(o => o.ByName).HasMaxLength(ColumnLength.Name);
        builder.Property(o => o.Fields).HasMaxLength(200);
        builder.Property(o => o.Value).HasMaxLength(ColumnLength.Sentence);
        builder.HasIndex(o => new { o.Agent, o.At });
        builder.HasIndex(o => o.Ticket);
    }

    public void Configure(EntityTypeBuilder<OutcomeCursor> builder)
    {
        builder.ToTable("OutcomeCursors");
        builder.HasKey(c => c.Connection);
        builder.Property(c => c.Connection).HasMaxLength(40);
        builder.Property(c => c.Cursor).HasMaxLength(400);
    }
}
