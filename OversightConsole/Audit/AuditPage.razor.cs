using Microsoft.AspNetCore.Components;
using MudBlazor;
using OversightConsole.Access.Session;
using OversightConsole.Core.Access;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Reports;
using OversightConsole.Core.Storage;
using OversightConsole.Queue;
using OversightConsole.Stopping;

namespace OversightConsole.Audit;

/// <summary>The trail: whether it holds and the state follows from it, and its entries, newest first.</summary>
public sealed partial class AuditPage : ComponentBase, IDisposable
{
    private const int Stretch = 100;

    private readonly CancellationTokenSource closing = new();
    private List<AuditEntry> entries = [];
    private TrailVerdict? verdict;
    private AuditEntry? since;
    private AuditEntry? bad;
    private LookAgainThrottle? throttle;
    private IDisposable? updates;
    private long head;
    private long listed;
    private long? next;
    private bool checking = true;
    private bool loaded;
    private bool mayStop;

    [Inject]
    public required AuditReader Reader { get; init; }

    [Inject]
    public required TrailCheck Check { get; init; }

    [Inject]
    public required SignedInPerson SignedIn { get; init; }

    [Inject]
    public required IDialogService Dialogs { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    /// <summary>What is looked for; in the URL, so that it can be sent to somebody.</summary>
    [SupplyParameterFromQuery(Name = "q")]
    public string? Search { get; set; }

    /// <summary>Entries that came since the list was read; with a search nobody knows how many of them fit.</summary>
    private long Newer => string.IsNullOrWhiteSpace(Search) ? Math.Max(0, head - listed) : 0;

    protected override async Task OnInitializedAsync()
    {
        throttle = new LookAgainThrottle(
            Time,
            () => InvokeAsync(LookAsync),
            e => InvokeAsync(() => DispatchExceptionAsync(e))
        );
        updates = ChangeNotifier.Subscribe(_ => throttle.Request(), Topic.Trail);
        mayStop = await SignedIn.FindAsync() is { } person && person.Is(Role.Manager, Role.Administrator);
    }

    protected override Task OnParametersSetAsync() => LoadAsync();

    /// <summary>Whoever opens the page wants to know now, not what was found minutes ago.</summary>
    protected override Task OnAfterRenderAsync(bool firstRender) => firstRender ? RunAsync(null) : Task.CompletedTask;

    public void Dispose()
    {
        updates?.Dispose();
        throttle?.Dispose();
        closing.Cancel();
        closing.Dispose();
    }

    private async Task LoadAsync()
    {
        head = listed = await Reader.HeadAsync(closing.Token);
        var stretch = await Reader.ListAsync(Search, null, Stretch, closing.Token);
        (entries, next, loaded) = ([.. stretch.Entries], stretch.Next, true);
    }

    private async Task LookAsync()
    {
        if (closing.IsCancellationRequested)
            return;
        head = await Reader.HeadAsync(closing.Token);
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

    private Task StopAsync() => StopDialog.ShowAsync(Dialogs, StopWish.All);

    private void FindAsync(string? text) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("q", string.IsNullOrWhiteSpace(text) ? null : text));

    private async Task MoreAsync()
    {
        var stretch = await Reader.ListAsync(Search, next, Stretch, closing.Token);
        entries.AddRange(stretch.Entries);
        next = stretch.Next;
    }
}
