using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;
using OversightConsole.Components;
using OversightConsole.Core.Review.Queue;
using OversightConsole.Core.Storage;
using OversightConsole.Keyboard;

namespace OversightConsole.Queue;

/// <summary>The Queue page: joins the model to its address, the keyboard, the browser and live updates.</summary>
public sealed partial class ReviewQueue : IAsyncDisposable
{
    private static readonly TimeSpan SkeletonAfter = TimeSpan.FromMilliseconds(300);
    private readonly CancellationTokenSource leaving = new();
    private readonly TaskCompletionSource<bool> narrow = new();
    private QueueViewModel? model;
    private LookAgainThrottle? throttle;
    private IDisposable? updates;
    private IDisposable? keys;
    private DotNetObjectReference<ReviewQueue>? self;
    private FocusTarget? focus;
    private bool slow;

    [SupplyParameterFromQuery]
    public string? View { get; set; }

    [SupplyParameterFromQuery]
    public string? Agent { get; set; }

    [SupplyParameterFromQuery]
    public string? Risk { get; set; }

    [SupplyParameterFromQuery]
    public string? Sort { get; set; }

    [SupplyParameterFromQuery]
    public string? Search { get; set; }

    [SupplyParameterFromQuery]
    public string? Ticket { get; set; }

    [Inject]
    public required ChangeNotifier Changes { get; init; }

    [Inject]
    public required ILogger<ReviewQueue> Logger { get; init; }

    [Inject]
    public required ReviewClientFactory Door { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required KeyboardShortcuts Keys { get; init; }

    [Inject]
    public required BrowserModule Browser { get; init; }

    private static string? Selected(string? item, string prefix) =>
        item is null ? null : $"[id='{prefix}-{item.Replace("'", "", StringComparison.Ordinal)}']";

    private bool Clear =>
        model is { List.Rows.Count: 0, Card.Card: null } m
        && m.List.Filter is { View: QueueView.ForMe, Agent: null, Risk: null, Search: null };

    private Dictionary<string, object?> DetailAttributes { get; } =
        new() { ["role"] = "region", ["aria-label"] = "Selected ticket" };

    protected override async Task OnInitializedAsync()
    {
        keys = Keys.Subscribe(PressedAsync);
        var made = new QueueViewModel(
            await Door.OpenAsync(),
            Time,
            () => InvokeAsync(StateHasChanged).LogFailure(Logger),
            Announce,
            Logger
        )
        {
            Moved = Move,
            FocusMoved = target =>
            {
                focus = target;
                return Task.CompletedTask;
            },
        };
        // A phone shows list and ticket one at a time; only the browser knows.
        made.Narrow = await narrow.Task;
        model = made;
        await ShowAsync();
        throttle = new LookAgainThrottle(Time, () => InvokeAsync(made.LookAgainAsync), FailedAsync);
        updates = Changes.Subscribe(_ => throttle.Request(), Topic.Review, Topic.Desk);
        // What changed between the first look and the subscription.
        throttle.Request();
    }

    protected override Task OnParametersSetAsync() => model is null ? Task.CompletedTask : ShowAsync();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            self = DotNetObjectReference.Create(this);
            var module = await Browser.LoadAsync(Assets);
            narrow.TrySetResult(await module.InvokeAsync<bool>("watchQueue", self));
        }
        if (focus is { } target)
        {
            focus = null;
            await FocusAsync(target);
        }
    }

    /// <summary>The browser says which lines have been on screen; "approve the rest" takes no others.</summary>
    [JSInvokable]
    public Task Seen(string[] items) =>
        InvokeAsync(() =>
        {
            model?.Card.MarkSeen(items);
            StateHasChanged();
        });

    /// <summary>The window became a phone's, or no longer is.</summary>
    [JSInvokable]
    public Task Narrowed(bool isNarrow) =>
        InvokeAsync(() =>
        {
            if (model is not null)
                model.Narrow = isNarrow;
            StateHasChanged();
        });

    public async ValueTask DisposeAsync()
    {
        updates?.Dispose();
        keys?.Dispose();
        throttle?.Dispose();
        await leaving.CancelAsync();
        narrow.TrySetResult(false);
        // Nobody looks at the status line any more.
        if (model is not null)
            await model.Decide.LingerAsync(false);
        model?.Dispose();
        await Browser.InvokeAsync("leaveQueue");
        self?.Dispose();
        leaving.Dispose();
    }

    private async Task ShowAsync()
    {
        var show = model!.ShowAsync(QueueAddress.Read(View, Sort, Agent, Risk, Search, Ticket), leaving.Token);
        if (!model.List.Loaded && await Task.WhenAny(show, Task.Delay(SkeletonAfter, Time, leaving.Token)) != show)
        {
            slow = true;
            StateHasChanged();
        }
        await show;
    }

    private Task PressedAsync(ShortcutKey key)
    {
        if (model is null)
            return Task.CompletedTask;
        if (key == ShortcutKey.GoEveryone)
        {
            Navigation.NavigateTo("/queue?view=everyone");
            return Task.CompletedTask;
        }
        if (key == ShortcutKey.OpenInDesk && TicketLink.DeskAddress(model.Card.Wanted ?? "") is { } address)
            Navigation.NavigateTo(address);
        if (key == ShortcutKey.Timeline && model.Card.Wanted is { } shown)
            Navigation.NavigateTo($"/audit/ticket/{Uri.EscapeDataString(shown)}");
        return QueueKeys.Of(key) is { } meant ? model.PressAsync(meant.Key, meant.Digit) : Task.CompletedTask;
    }

    private void Move(QueueAddress address)
    {
        // From the list to a ticket is a step one can go back from (on a phone, to the list); from ticket to ticket is not.
        var step = Ticket is null && address.Ticket is not null;
        Navigation.NavigateTo(address.ToString(), new NavigationOptions { ReplaceHistoryEntry = !step });
    }

    private void Filter(QueueFilter filter) => Navigation.NavigateTo(new QueueAddress(filter, null).ToString());

    private Task SwipedAsync(SwipeEventArgs e) =>
        (model?.Narrow, e.SwipeDirection) switch
        {
            (true, SwipeDirection.RightToLeft) => model.PressAsync(QueueKey.NextTicket),
            (true, SwipeDirection.LeftToRight) => model.PressAsync(QueueKey.PreviousTicket),
            _ => Task.CompletedTask,
        };

    private void Announce(string text) => InvokeAsync(() => Browser.InvokeAsync("announce", text)).LogFailure(Logger);

    private Task FailedAsync(Exception e) => InvokeAsync(() => DispatchExceptionAsync(e));

    private async Task FocusAsync(FocusTarget target)
    {
        var selector = target switch
        {
            FocusTarget.Line => Selected(model?.Card.Line?.Item, "line"),
            FocusTarget.Row => Selected(model?.Card.Wanted, "row"),
            FocusTarget.Question => "#question, #reason-comment",
            FocusTarget.Search => "#queue-search",
            _ => throw new InvalidOperationException($"Unknown focus target {target}."),
        };
        if (selector is not null)
            await Browser.InvokeAsync("focus", selector);
        if (target == FocusTarget.Line && Selected(model?.Card.Wanted, "row") is { } row)
            await Browser.InvokeAsync("reveal", row);
    }
}
