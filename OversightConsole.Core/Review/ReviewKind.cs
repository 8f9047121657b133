using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OversightConsole.Core.Review;

/// <summary>What a review item asks for. Never sent to a page: nothing on the wire tells a check from real work.</summary>
public enum ReviewKind
{
    /// <summary>Decide with the suggestion in view.</summary>
    Normal,
}
