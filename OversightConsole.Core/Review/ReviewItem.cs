using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Review;

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
