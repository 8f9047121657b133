using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OversightConsole.Core.Agents.Chat;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Language;

/// <summary>
/// One conversation with the language service in place of one proposal that was made without it. Keyed by that proposal, so
/// that two nodes cannot both begin it; all it takes to go on is in the row.
/// </summary>
public sealed class ModelRun
{
    /// <summary>The proposal that was made without it, and stands until it has answered.</summary>
    public Guid Id { get; init; }
    public required string Agent { get; init; }
    public required SorRef Ticket { get; init; }
    public RunState State { get; set; }

    /// <summary>
    /// The challenger and is answered for; null where a proposal is worded. Then the key is
    /// made of agent, version, ticket and basis.
    /// </summary>
    public string? Challenger { get; init; }

    /// <summary>With such a version: a hash of what it was asked on; what comes back on another is of no use.</summary>
    public string? Basis { get; init; }

    /// <summary>The conversation so far, with every call of a tool.</summary>
    public IReadOnlyList<ChatTurn> Turns { get; set; } = [];

    /// <summary>While it waits: what the last call proposes.</summary>
    public Guid? ProposalId { get; set; }
    public int Attempts { get; set; }
    public DateTimeOffset NextAt { get; set; }

    /// <summary>While asking: after this whoever sent it counts as gone.</summary>
    public DateTimeOffset? LeaseUntil { get; set; }
    public long TokensIn { get; set; }
    public long TokensOut { get; set; }
    public double Cost { get; set; }

    /// <summary>Why it ended as it did, for people.</summary>
    public string? Detail { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Adds what an answer used and cost.</summary>
    internal void Count(ChatSaid said, ChatSettings settings)
    {
        TokensIn += said.TokensIn;
        TokensOut += said.TokensOut;
        Cost += settings.CostOf(said.TokensIn, said.TokensOut);
        Turns = [.. Turns, said.Turn];
    }

    /// <summary>How something was made with it, for people: "Worded by …".</summary>
    internal string Made(string verb) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{verb} by the language service: {TokensIn:N0} tokens in, {TokensOut:N0} out, cost {Cost:0.####}."
        );
}

internal sealed class ModelRunConfiguration : IEntityTypeConfiguration<ModelRun>
{
    public void Configure(EntityTypeBuilder<ModelRun> builder)
    {
        builder.ToTable("ModelRuns");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Agent).HasMaxLength(40);
        builder.Property(r => r.Ticket).IsTicket();
        builder.Property(r => r.Challenger).HasMaxLength(60);
        builder.Property(r => r.Basis).HasMaxLength(16);
        builder.Property(r => r.Detail).HasMaxLength(400);
        builder
            .Property(r => r.Turns)
            .HasConversion(
                StoredJson.Converter<IReadOnlyList<ChatTurn>>(),
                StoredJson.Comparer<IReadOnlyList<ChatTurn>>()
            );
        builder.HasIndex(r => new { r.State, r.NextAt });
        builder.HasIndex(r => r.CreatedAt);
    }
}
