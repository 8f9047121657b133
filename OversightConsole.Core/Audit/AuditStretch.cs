using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Audit;

/// <summary>A stretch of the trail, newest first; <see cref="Next"/> is where the next one begins, null at the first entry.</summary>
public sealed record AuditStretch(IReadOnlyList<AuditEntry> Entries, long? Next);
