namespace OversightConsole.Core.ServiceDesk.SystemOfRecord;

/// <summary>Somebody who works on tickets; programs and people who have left are not among them.</summary>
public sealed record CatalogMember(FieldValue Value, FieldValue? Team)
{
    /// <summary>Dispatcher, L1, L2, L3, lead: as people say it.</summary>
    public string Level { get; init; } = "";

    /// <summary>Class codes or words: <c>incident/network</c>, <c>german</c>.</summary>
    public IReadOnlyList<string> Skills { get; init; } = [];

    /// <summary>Open tickets beyond which no more should be given; null means no limit.</summary>
    public int? Capacity { get; init; }

    /// <summary>The hours this member works; null means always.</summary>
    public WorkingTime? Hours { get; init; }

    /// <summary>When this member is away.</summary>
    public IReadOnlyList<AwayTime> Away { get; init; } = [];

    /// <summary>The absence that covers <paramref name="now"/>, or null.</summary>
    public AwayTime? AwayAt(DateTimeOffset now) => Away.FirstOrDefault(a => a.From <= now && now < a.Until);
}
