using Microsoft.AspNetCore.Components;
using OversightConsole.Access.Session;
using OversightConsole.Components;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.Embedded.Directory;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Desk;

/// <summary>One ticket: its thread, its fields with the values valid for them, its change log.</summary>
public sealed partial class TicketPage : LivePage
{
    private readonly Dictionary<string, string?> draft = new(StringComparer.Ordinal);
    private DeskDirectory? directory;
    private DeskTicket? ticket;
    private bool loaded;
    private bool mayChange;
    private bool newer;
    private bool saving;
    private string said = "";
    private string noted = "";

    /// <summary>The ticket's number.</summary>
    [Parameter]
    public long Id { get; set; }

    [Inject]
    public required DeskSearch Search { get; init; }

    [Inject]
    public required EmbeddedDesk Desk { get; init; }

    [Inject]
    public required DeskDirectories Directories { get; init; }

    [Inject]
    public required SignedInPerson SignedIn { get; init; }

    protected override IReadOnlyList<Topic> Topics => [Topic.Desk];

    protected override async Task OnParametersSetAsync()
    {
        if (ticket is null || ticket.Record.Number != Number)
            await ReloadAsync();
    }

    private string Number => Id.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private async Task ReloadAsync()
    {
        mayChange = EmbeddedDesk.MayChange(await SignedIn.GetAsync());
        directory = await Directories.CurrentAsync(default);
        ticket = await Search.GetAsync(Id, default);
        loaded = true;
        newer = false;
        draft.Clear();
        foreach (var field in DeskChoices.Fields.Append(TicketFields.Summary))
            draft[field] = ticket?.Record[field]?.Id;
    }

    protected override async Task LookAsync()
    {
        // Our own write reloads by itself.
        if (saving || newer || ticket is null)
            return;
        var now = await Search.GetAsync(Id, default);
        if (now is null || now.Version == ticket.Version)
            return;
        if (draft.Keys.Any(IsChanged))
            newer = true;
        else
            await ReloadAsync();
        StateHasChanged();
    }

    private bool IsChanged(string field) => draft.GetValueOrDefault(field) != ticket?.Record[field]?.Id;

    private async Task SaveAsync()
    {
        // Not by a disabled button, which would drop the focus of whoever pressed it.
        if (saving || !mayChange)
            return;
        var changes = draft.Keys.Where(IsChanged).Select(f => SetField.To(f, draft[f])).ToList();
        saving = true;
        var outcome = await Desk.ChangeAsync(
            Id,
            changes,
            await SignedIn.GetAsync(),
            ticket!.Version,
            CancellationToken.None
        );
        saving = false;
        said = DeskText.Said(outcome);
        // A refusal keeps what was chosen, so that it can be put right.
        if (outcome is not DeskRefused)
            await ReloadAsync();
    }

    private async Task<bool> AddNoteAsync(AddNote note)
    {
        saving = true;
        var outcome = await Desk.AddNoteAsync(Id, note, await SignedIn.GetAsync(), CancellationToken.None);
        saving = false;
        noted = outcome is DeskSaved ? "Note added." : DeskText.Said(outcome);
        if (outcome is not DeskSaved)
            return false;
        var chosen = draft.Where(d => IsChanged(d.Key)).ToList();
        await ReloadAsync();
        foreach (var (field, id) in chosen)
            draft[field] = id;
        StateHasChanged();
        return true;
    }

    private string When(DateTimeOffset at) => DeskText.When(directory!.Zone, at);
}
