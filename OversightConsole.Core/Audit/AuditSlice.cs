using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace OversightConsole.Core.Audit;

/// <summary>A stretch of the trail, newest first; <see cref="Next"/> is where the next one begins, null at the first entry.</summary>
public sealed record AuditSlice(IReadOnlyList<AuditEntry> Entries, long? Next);
