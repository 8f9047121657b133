using Microsoft.AspNetCore.Components;
using OversightConsole.Access.Session;
using OversightConsole.Components;
using OversightConsole.Core.Access;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.Embedded.Directory;
using OversightConsole.Core.ServiceDesk.Import;
using OversightConsole.Core.Storage;
using OversightConsole.Keyboard;

namespace OversightConsole.Desk;

/// <summary>The list of tickets. What is listed is in the address; live changes wait behind a button, so nothing moves under the reader.</summary>
public sealed partial class DeskListPage : LivePage
{
    private const int PageSize = 50;
    private DeskDirectory? directory;
    private DeskPage? page;
    private bool mayChange;
    private bool mayImport;
    private bool opening;
    private bool changed;

    [SupplyParameterFromQuery(Name = "q")]
    public string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "state")]
    public string? State { get; set; }

    [SupplyParameterFromQuery(Name = "board")]
    public string? Board { get; set; }

    [SupplyParameterFromQuery(Name = "below")]
    public long? Below { get; set; }

    [Inject]
    public required DeskSearch Search { get; init; }

    [Inject]
    public required DeskDirectories Directories { get; init; }

    [Inject]
    public required SignedInPerson SignedIn { get; init; }

    [Inject]
    public required BrowserModule Browser { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    protected override IReadOnlyList<Topic> Topics => [Topic.Desk];

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var person = await SignedIn.GetAsync();
        mayChange = EmbeddedDesk.MayChange(person);
        mayImport = CsvImport.MayImport(person);
        directory = await Directories.CurrentAsync(default);
        bool? open = State switch
        {
            "closed" => false,
            "all" => null,
            _ => true,
        };
        var filter = new DeskFilter(Text, open, string.IsNullOrEmpty(Board) ? null : Board);
        page = await Search.ListAsync(filter, Below, PageSize, default);
        changed = false;
    }

    private async Task CancelAsync()
    {
        opening = false;
        await Browser.InvokeAsync("focus", "[data-testid=desk-new]");
    }

    /// <summary>Only says that there is something new: a list that moves by itself cannot be read.</summary>
    protected override Task LookAsync()
    {
        changed = true;
        StateHasChanged();
        return Task.CompletedTask;
    }

    protected override bool Matters(Topic topic) => !changed;

    private string When(DateTimeOffset at) => DeskText.When(directory!.Zone, at);

    private void Go(string? text = null, string? state = null, string? board = null) =>
        Navigation.NavigateTo(Address(text ?? Text, state ?? State, board ?? Board, null));

    private string Link(long? below) => Address(Text, State, Board, below);

    private string Address(string? text, string? state, string? board, long? below) =>
        Navigation.GetUriWithQueryParameters(
            "/desk",
            new Dictionary<string, object?>
            {
                ["q"] = string.IsNullOrWhiteSpace(text) ? null : text.Trim(),
                ["state"] = state is null or "open" ? null : state,
                ["board"] = string.IsNullOrEmpty(board) ? null : board,
                ["below"] = below,
            }
        );
}
