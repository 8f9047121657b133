using OversightConsole.Core.Audit;

namespace OversightConsole.Core.Reports.Exports.Trail;

/// <summary>An entry of the trail as an auditor gets it.</summary>
/// <param name="Entry">The entry as it is stored.</param>
/// <param name="IsOpen">
/// Whether it tells of a suggestion that still waits for its answer. What it says is then left out, since whoever reads it
/// might be asked; its hash stands, so that the chain can be followed past it.
/// </param>
internal sealed record ExportedEntry(AuditEntry Entry, bool IsOpen)
{
    /// <summary>The export's columns.</summary>
    public static readonly ReportTable<ExportedEntry> Table = new ReportTable<ExportedEntry>()
        .Number("sequence", r => r.Entry.Sequence)
        .Instant("at", r => r.Entry.At, ReportTable<ExportedEntry>.FullInstant)
        .Text("kind", r => r.Entry.Kind)
        .Text("actor_kind", r => r.Entry.ActorKind)
        .Text("actor_id", r => r.Entry.ActorId)
        .Text("actor_name", r => r.Entry.ActorName)
        .Text("subject", r => r.Entry.Subject)
        .Text("ticket", r => r.Entry.Ticket)
        .Text("payload", r => r.Payload)
        .Text("previous_hash", r => r.Entry.PreviousHash)
        .Text("hash", r => r.Entry.Hash)
        .Text("actor_name_hash", r => r.Entry.ActorNameHash)
        .List("texts", r => r.Texts);

    public string? Payload => IsOpen ? null : Entry.Payload;

    /// <summary>The personal text beside the entry, so that its marks can be checked; none where the entry is left out.</summary>
    public IReadOnlyList<ExportedText> Texts =>
        IsOpen
            ? []
            :
            [
                .. Entry
                    .Texts.OrderBy(t => t.Field, StringComparer.Ordinal)
                    .Select(t => new ExportedText(t.Field, t.Text, t.Salt)),
            ];
}

/// <summary>A piece of personal text beside an exported entry.</summary>
/// <param name="Field">Where its mark stands: <c>actor</c>, or the path in the payload.</param>
/// <param name="Text">The text.</param>
/// <param name="Salt">The salt of the text's hash, in hexadecimal digits.</param>
internal sealed record ExportedText(string Field, string Text, string Salt);

/// <summary>Where the trail ended when the rows were read, and what the last check found of it.</summary>
/// <param name="Sequence">The last entry's position; 0 in an empty trail.</param>
/// <param name="Hash">The last entry's hash.</param>
/// <param name="Intact">What the last check found; null before the first.</param>
/// <param name="CheckedAt">The instant of the last check; null before the first.</param>
internal sealed record ChainHead(long Sequence, string Hash, bool? Intact, DateTimeOffset? CheckedAt);

/// <summary>The filter as the export and the trail write it down; what was not asked for is left out.</summary>
internal sealed record TrailFilters(
    string? Search,
    string? Ticket,
    DateTimeOffset? From,
    DateTimeOffset? To,
    string? ActorKind,
    string? ActorId,
    string? Kind,
    bool? Alone
);
