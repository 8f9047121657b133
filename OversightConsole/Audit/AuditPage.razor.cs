using Microsoft.AspNetCore.Components;
using MudBlazor;
using OversightConsole.Access.Session;
using OversightConsole.Components;
using OversightConsole.Core.Access;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Autonomy.Stopping;
using OversightConsole.Core.Reports.TrailConsistency;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.Storage;
using OversightConsole.Stopping;

namespace OversightConsole.Audit;

/// <summary>The trail: whether it holds and the state follows from it, and its entries, newest first.</summary>
public sealed partial class AuditPage : LivePage
{
    private const int SliceSize = 100;

    private readonly CancellationTokenSource closing = new();
    private List<AuditEntry> entries = [];
    private TrailVerdict? verdict;
    private AuditEntry? since;
    private AuditEntry? bad;
    private AuditFilter filter = AuditFilter.All;
    private IReadOnlyList<(string Id, string Name)> people = [];
    private IReadOnlyList<string> agents = [];
    private string? problem;
    private long listed;
    private int newer;
    private long? next;
    private bool checking = true;
    private bool loaded;
    private bool mayStop;

    [Inject]
    public required AuditReader Reader { get; init; }

    [Inject]
    public required TrailCheck Check { get; init; }

    [Inject]
    public required StopSwitch Stops { get; init; }

    [Inject]
    public required DeskZone Zone { get; init; }

    [Inject]
    public required SignedInPerson SignedIn { get; init; }

    [Inject]
    public required IDialogService Dialogs { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>What is looked for; in the URL, so that it can be sent to somebody.</summary>
    [SupplyParameterFromQuery(Name = "q")]
    public string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    public string? From { get; set; }

    /// <summary>The last day, inclusive.</summary>
    [SupplyParameterFromQuery(Name = "until")]
    public string? Until { get; set; }

    /// <summary><c>person</c>, <c>agent</c>, <c>system</c>, or one of them as <c>agent:classification</c>.</summary>
    [SupplyParameterFromQuery(Name = "who")]
    public string? Who { get; set; }

    /// <summary>What kinds begin with.</summary>
    [SupplyParameterFromQuery(Name = "what")]
    public string? What { get; set; }

    /// <summary>Whether only actions done alone are shown: <c>yes</c> or <c>no</c>.</summary>
    [SupplyParameterFromQuery(Name = "alone")]
    public string? Alone { get; set; }

    protected override IReadOnlyList<Topic> Topics => [Topic.Trail];

    protected override async Task OnInitializedAsync()
    {
        people = await Reader.PeopleAsync(closing.Token);
        agents = await Stops.AgentsAsync(closing.Token);
        mayStop = await SignedIn.FindAsync() is { } person && person.Is(Role.Manager, Role.Administrator);
    }

    protected override Task OnParametersSetAsync() => LoadAsync();

    /// <summary>Whoever opens the page wants to know now, not what was found minutes ago.</summary>
    protected override Task OnAfterRenderAsync(bool firstRender) => firstRender ? RunAsync(null) : Task.CompletedTask;

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        closing.Cancel();
        closing.Dispose();
    }

    private async Task LoadAsync()
    {
        filter = AuditAddress.Read(Query, Zone, out problem);
        listed = await Reader.HeadAsync(closing.Token);
        var slice = await Reader.ListAsync(filter, null, SliceSize, closing.Token);
        (entries, next, newer, loaded) = ([.. slice.Entries], slice.Next, 0, true);
    }

    protected override async Task LookAsync()
    {
        if (closing.IsCancellationRequested)
            return;
        newer = await Reader.NewerAsync(filter, listed, closing.Token);
        verdict = await Reader.VerdictAsync(closing.Token);
        since ??= await Reader.FindAsync(1, closing.Token);
        bad = verdict?.FirstBadSequence is { } at ? await Reader.FindAsync(at, closing.Token) : null;
        StateHasChanged();
    }

    private async Task VerifyAsync() => await RunAsync(await SignedIn.GetAsync());

    private async Task RunAsync(Person? by)
    {
        checking = true;
        try
        {
            await Check.RunAsync(by, ct: closing.Token);
            checking = false;
            await LookAsync();
        }
        catch (OperationCanceledException) when (closing.IsCancellationRequested)
        {
            // The page is gone.
        }
        finally
        {
            checking = false;
        }
    }

    private Task StopAsync() => StopDialog.ShowAsync(Dialogs, StopRequest.All);

    private void FindAsync(string? text) => Set(("q", string.IsNullOrWhiteSpace(text) ? null : text));

    private void Set((string Name, string? Value) to) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter(to.Name, to.Value));

    private string? Query(string name) =>
        name switch
        {
            "q" => Search,
            "from" => From,
            "until" => Until,
            "who" => Who,
            "what" => What,
            "alone" => Alone,
            _ => null,
        };

    private async Task MoreAsync()
    {
        var slice = await Reader.ListAsync(filter, next, SliceSize, closing.Token);
        entries.AddRange(slice.Entries);
        next = slice.Next;
    }
}
