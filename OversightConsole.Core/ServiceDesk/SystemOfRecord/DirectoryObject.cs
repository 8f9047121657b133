using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace OversightConsole.Core.ServiceDesk.SystemOfRecord;

/// <summary>An account, device or sender that somebody touched.</summary>
/// <param name="Ref">The object.</param>
/// <param name="Company">The customer, by id.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Fields">How its fields stand now, those that were touched.</param>
/// <param name="ChangedAt">The instant of the last change.</param>
/// <param name="ChangedBy">The person or agent who changed it last.</param>
public sealed record DirectoryObject(
    SorRef Ref,
    string Company,
    string Name,
    IReadOnlyDictionary<string, string> Fields,
    DateTimeOffset ChangedAt,
    string ChangedBy
);
