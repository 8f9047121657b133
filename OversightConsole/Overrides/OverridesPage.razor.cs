using Microsoft.AspNetCore.Components;
using OversightConsole.Components;
using OversightConsole.Core.Reports.Exports;
using OversightConsole.Core.Reports.Overrides;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.Storage;

namespace OversightConsole.Overrides;

/// <summary>What people put right. The address holds filter, page and view, so that it can be kept and sent to somebody.</summary>
public sealed partial class OverridesPage : LivePage
{
    /// <summary>Who may open it; the same as <see cref="OverrideExport.MayRead"/>.</summary>
    public const string Roles = "manager,auditor,administrator";

    private const int Size = 25;

    private readonly CancellationTokenSource closing = new();
    private OverrideFilter filter = new(default, default);
    private OverrideSummary? summary;
    private OverrideChoices? choices;
    private IReadOnlyList<OverrideLine> lines = [];
    private (int Count, IReadOnlyList<FoundOverride> Rows) found = (0, []);
    private string? problem;
    private int fresh;

    [Inject]
    public required OverrideReader Reader { get; init; }

    [Inject]
    public required DeskZone Zone { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [SupplyParameterFromQuery(Name = "from")]
    public string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    public string? To { get; set; }

    [SupplyParameterFromQuery(Name = "agent")]
    public string? Agent { get; set; }

    [SupplyParameterFromQuery(Name = "company")]
    public string? Company { get; set; }

    [SupplyParameterFromQuery(Name = "reason")]
    public string? Reason { get; set; }

    [SupplyParameterFromQuery(Name = "by")]
    public string? By { get; set; }

    [SupplyParameterFromQuery(Name = "risk")]
    public string? Risk { get; set; }

    /// <summary>Which page of the table, from 1.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public int? Number { get; set; }

    /// <summary><c>found</c> for what was found on the desk.</summary>
    [SupplyParameterFromQuery(Name = "show")]
    public string? Show { get; set; }

    private bool IsFound => Show == "found";

    private int PageNumber => Math.Clamp(Number ?? 1, 1, 1_000_000);

    protected override IReadOnlyList<Topic> Topics => [Topic.Review, Topic.Desk];

    protected override Task OnParametersSetAsync() => ReadAsync();

    private async Task ReadAsync()
    {
        filter = OverrideQueryString.Read(Query, Zone.DayOf(Time.Now()), out problem);
        var skip = (PageNumber - 1) * Size;
        try
        {
            choices = await Reader.ChoicesAsync(filter, closing.Token);
            found = await Reader.FoundAsync(filter, IsFound ? skip : 0, IsFound ? Size : 0, closing.Token);
            lines = IsFound ? [] : await Reader.PageAsync(filter, skip, Size, closing.Token);
            summary = await Reader.SummaryAsync(filter, closing.Token);
            fresh = 0;
        }
        catch (OperationCanceledException) when (closing.IsCancellationRequested)
        {
            // The page was left meanwhile.
        }
    }

    /// <summary>Only counts: what is on the page stays where it is until the reader asks.</summary>
    protected override async Task LookAsync()
    {
        if (closing.IsCancellationRequested || summary is null)
            return;
        try
        {
            var (decided, onDesk) = await Reader.CountsAsync(filter, closing.Token);
            fresh = Math.Max(0, IsFound ? onDesk - found.Count : decided - summary.Now.Overridden);
            StateHasChanged();
        }
        catch (OperationCanceledException) when (closing.IsCancellationRequested)
        {
            // The page was left meanwhile.
        }
    }

    /// <summary>New ones stand first, and so on the first page.</summary>
    private async Task ShowAsync()
    {
        if (PageNumber > 1)
            Go(filter);
        else
            await ReadAsync();
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        closing.Cancel();
        closing.Dispose();
    }

    private string? Query(string name) =>
        name switch
        {
            "from" => From,
            "to" => To,
            "agent" => Agent,
            "company" => Company,
            "reason" => Reason,
            "by" => By,
            "risk" => Risk,
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "Not in the address."),
        };

    private void Go(OverrideFilter to) =>
        Navigation.NavigateTo(
            $"{OverrideQueryString.Page}?{OverrideQueryString.Query(to)}{(IsFound ? "&show=found" : "")}"
        );
}
