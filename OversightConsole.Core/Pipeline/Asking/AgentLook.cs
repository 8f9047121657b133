using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Text;

namespace OversightConsole.Core.Pipeline.Asking;

/// <summary>The last look of an agent at a ticket: answers "why nothing happened".</summary>
public sealed class AgentLook
{
    public required SorRef Ticket { get; init; }

    public required string Agent { get; init; }

    public LookResult Result { get; set; }

    /// <summary>The reason in one sentence; null when the agent proposed.</summary>
    public string? Why { get; set; }

    /// <summary>A hash of what it rested on; another one means that it looks again. Null in looks of older versions.</summary>
    public string? Basis { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>The <see cref="Agent"/> under which the look of a challenger is kept.</summary>
    public static string ChallengerKey(string agent, string version) => $"{agent}@{version}";

    internal void Note(LookResult result, string? why, string? basis, DateTimeOffset now)
    {
        Result = result;
        Why = why?.Cut(ColumnLength.Sentence);
        Basis = basis;
        At = now;
    }
}

internal sealed class AgentLookConfiguration : IEntityTypeConfiguration<AgentLook>
{
    public void Configure(EntityTypeBuilder<AgentLook> builder)
    {
        builder.ToTable("AgentLooks");
        builder.HasKey(l => new { l.Ticket, l.Agent });
        builder.Property(l => l.Ticket).IsTicket();
        builder.Property(l => l.Agent).HasMaxLength(40);
        builder.Property(l => l.Why).HasMaxLength(ColumnLength.Sentence);
        builder.Property(l => l.Basis).HasMaxLength(16);
    }
}
