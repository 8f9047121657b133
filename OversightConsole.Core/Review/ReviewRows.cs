using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Review;

/// <summary>What a review item asks for. Never sent to a page: nothing on the wire tells a check from real work.</summary>
public enum ReviewKind
{
    /// <summary>Decide with the suggestion in view.</summary>
    Normal,
}

/// <summary>What the queue hands out: a proposal under an opaque id.</summary>
public sealed class ReviewItem
{
    /// <summary>128 random bits; says nothing about what lies behind.</summary>
    public required string Id { get; init; }

    public Guid ProposalId { get; init; }

    public required SorRef Ticket { get; init; }

    public ReviewKind Kind { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Opens an item for a proposal, in the transaction that enters the proposal.</summary>
    public static void Open(OversightDbContext db, Proposal proposal, DateTimeOffset now) =>
        db.Add(
            new ReviewItem
            {
                Id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
                ProposalId = proposal.Id,
                Ticket = proposal.Ticket,
                Kind = ReviewKind.Normal,
                CreatedAt = now,
            }
        );
}

/// <summary>When an item was first on a person's screen.</summary>
public sealed class ItemShown
{
    public required string Item { get; init; }

    public required string PersonId { get; init; }

    public DateTimeOffset At { get; init; }
}

/// <summary>Who works on a ticket now. Reading claims nothing; the first decision key does.</summary>
public sealed class TicketClaim
{
    public required SorRef Ticket { get; init; }

    public required string PersonId { get; init; }

    public required string PersonName { get; init; }

    public DateTimeOffset Until { get; init; }
}

/// <summary>
/// What the list needs of a ticket, as the pipeline last saw it, so that sorting by the clock does not ask the system of
/// record for every row.
/// </summary>
public sealed class QueuedTicket
{
    public required SorRef Ticket { get; init; }

    public string Subject { get; set; } = "";

    public string? Company { get; set; }

    public string? Contact { get; set; }

    public DateTimeOffset? DueAt { get; set; }

    public DateTimeOffset? DueStartedAt { get; set; }

    public bool Closed { get; set; }

    /// <summary>What the search looks in: number, subject and company, folded here because SQLite folds ASCII alone.</summary>
    public string Folded { get; private set; } = "";

    /// <summary>Text as the search compares it.</summary>
    public static string Fold(string text) => text.ToLowerInvariant();

    /// <summary>Brings <see cref="Folded"/> in step with the rest.</summary>
    public void Refold() => Folded = Fold(string.Join('\n', Ticket.Text, Subject, Company));
}

internal sealed class ReviewConfiguration
    : IEntityTypeConfiguration<ReviewItem>,
        IEntityTypeConfiguration<ItemShown>,
        IEntityTypeConfiguration<TicketClaim>,
        IEntityTypeConfiguration<QueuedTicket>
{
    public void Configure(EntityTypeBuilder<ReviewItem> builder)
    {
        builder.ToTable("ReviewItems");
        builder.Property(i => i.Id).HasMaxLength(40);
        builder.Property(i => i.Ticket).IsTicket();
        builder.HasIndex(i => i.ProposalId);
        builder.HasIndex(i => i.Ticket);
    }

    public void Configure(EntityTypeBuilder<ItemShown> builder)
    {
        builder.ToTable("ItemsShown");
        builder.HasKey(s => new { s.Item, s.PersonId });
        builder.Property(s => s.Item).HasMaxLength(40);
        builder.Property(s => s.PersonId).HasMaxLength(100);
    }

    public void Configure(EntityTypeBuilder<TicketClaim> builder)
    {
        builder.ToTable("TicketClaims");
        builder.HasKey(c => c.Ticket);
        builder.Property(c => c.Ticket).IsTicket();
        builder.Property(c => c.PersonId).HasMaxLength(100);
        builder.Property(c => c.PersonName).HasMaxLength(200);
    }

    public void Configure(EntityTypeBuilder<QueuedTicket> builder)
    {
        builder.ToTable("QueuedTickets");
        builder.HasKey(t => t.Ticket);
        builder.Property(t => t.Ticket).IsTicket();
        builder.Property(t => t.Subject).HasMaxLength(400);
        builder.Property(t => t.Company).HasMaxLength(200);
        builder.Property(t => t.Folded).HasMaxLength(800);
        builder.Property(t => t.Contact).HasMaxLength(200);
        builder.HasIndex(t => t.DueAt);
    }
}
