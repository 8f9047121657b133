namespace OversightConsole.Core.ServiceDesk.Import.Reading;

/// <summary>What an imported file may cost (settings <c>Import:*</c>). Every limit is reached before memory is.</summary>
public sealed class ImportLimits
{
    /// <summary>The most bytes a compressed file may expand to. Default 2 GiB.</summary>
    public long MaxExpandedBytes { get; set; } = 2L << 30;

    /// <summary>How many times larger than the compressed bytes the text may be. Ordinary CSV reaches 3–20, one row repeated for ever 170; default 100.</summary>
    public int MaxExpansionRatio { get; set; } = 100;

    /// <summary>The longest row in bytes, line breaks in quotes included. Default 4 MiB.</summary>
    public int MaxRowBytes { get; set; } = 4 << 20;

    /// <summary>The longest text of a ticket in characters; a longer one is a rejected row. Default 100,000.</summary>
    public int MaxTextLength { get; set; } = 100_000;

    /// <summary>The most columns a header may have. Default 1,000.</summary>
    public int MaxColumns { get; set; } = 1_000;

    /// <summary>Rows written per transaction. Default 500.</summary>
    public int BatchRows { get; set; } = 500;

    /// <summary>The most types, subtypes, items and boards one import may add to the desk. Default 500.</summary>
    public int MaxNewClasses { get; set; } = 500;

    /// <summary>The most companies one import may add to the desk. Default 2,000.</summary>
    public int MaxNewCompanies { get; set; } = 2_000;

    /// <summary>The largest file the page takes, in bytes. Default 1 GiB.</summary>
    public long MaxUploadBytes { get; set; } = 1L << 30;

    /// <summary>What is wrong with these settings, one sentence each; empty when all is well.</summary>
    public IReadOnlyList<string> Problems() =>
        [
            .. new (string Name, long Value, long Least)[]
            {
                (nameof(MaxExpandedBytes), MaxExpandedBytes, 1),
                (nameof(MaxExpansionRatio), MaxExpansionRatio, 1),
                (nameof(MaxRowBytes), MaxRowBytes, 1024),
                (nameof(MaxTextLength), MaxTextLength, 1),
                (nameof(MaxColumns), MaxColumns, 1),
                (nameof(BatchRows), BatchRows, 1),
                (nameof(MaxNewClasses), MaxNewClasses, 0),
                (nameof(MaxNewCompanies), MaxNewCompanies, 0),
                (nameof(MaxUploadBytes), MaxUploadBytes, 1),
            }
                .Where(s => s.Value < s.Least)
                .Select(s => $"Import:{s.Name} is {s.Value}; it must be at least {s.Least}."),
        ];
}
