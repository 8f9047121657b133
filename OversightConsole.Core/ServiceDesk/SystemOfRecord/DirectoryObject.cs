using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace OversightConsole.Core.ServiceDesk.SystemOfRecord;

/// <summary>An account, device or sender that somebody touched.</summary>
/// <param name="Ref">Which.</param>
/// <param name="Company">Whose, by id.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Fields">How its fields stand now, those that were touched.</param>
/// <param name="ChangedAt">When it was touched last.</param>
/// <param name="ChangedBy">By whom.</param>
public sealed record DirectoryObject(
    SorRef Ref,
    string Company,
    string Name,
    IReadOnlyDictionary<string, string> Fields,
    DateTimeOffset ChangedAt,
    string ChangedBy
);
