using System.Globalization;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using OversightConsole.Access.Session;
using OversightConsole.Audit.Undoing;
using OversightConsole.Components;
using OversightConsole.Core.Autonomy.Stopping;
using OversightConsole.Core.Execution.Undoing;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Reports.Timeline;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;

namespace OversightConsole.Audit.Timeline;

/// <summary>Everything that happened to one ticket, how it stands, and what of it can be put back.</summary>
public sealed partial class TimelinePage : LivePage
{
    private TicketPast? past;
    private IReadOnlyList<TimelineRow> rows = [];
    private IReadOnlyList<string> agents = [];
    private bool loaded;
    private bool mayUndo;
    private string said = "";
    private string? shownFor;

    /// <summary>The ticket's number.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    [Inject]
    public required AgentRegister Register { get; init; }

    [Inject]
    public required TicketTimelines Timelines { get; init; }

    [Inject]
    public required StopSwitch Stops { get; init; }

    [Inject]
    public required SignedInPerson SignedIn { get; init; }

    [Inject]
    public required IDialogService Dialogs { get; init; }

    [Inject]
    public required DeskZone Zone { get; init; }

    private int Restorable => past!.Written.With(UndoVerdict.Restore).Count;

    private int Alone => past!.Written.With(UndoVerdict.Restore).Count(i => i.Alone);

    private IEnumerable<string> About
    {
        get
        {
            var record = past!.Record;
            if (record[TicketFields.Company] is { } company)
                yield return company.Name;
            if ((record[TicketFields.Contact]?.Name ?? record.SenderAddress) is { } who)
                yield return who;
            if (past.Away is not null)
                yield break;
            var opened = TimeZoneInfo.ConvertTime(record.OpenedAt, Zone.Zone);
            yield return $"opened {opened.ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture)}";
            if (record.ClosedAt is not null)
                yield return "closed";
        }
    }

    protected override IReadOnlyList<Topic> Topics => [Topic.Desk, Topic.Review];

    protected override async Task OnParametersSetAsync()
    {
        if (shownFor == Id)
            return;
        (shownFor, said) = (Id, "");
        await LookAsync();
    }

    protected override async Task LookAsync()
    {
        past = await Timelines.FindAsync(SorRef.ParseTicket(Id));
        rows = past is null ? [] : TimelineRows.Of(past, Register);
        agents = await Stops.AgentsAsync();
        mayUndo = (await SignedIn.FindAsync())?.MayDecide == true;
        loaded = true;
        StateHasChanged();
    }

    private Task UndoOneAsync(UndoItem item) => UndoAsync(new UndoOne(item.Proposal.Id), "Undo this change?");

    private Task UndoTicketAsync(bool onlyAlone) =>
        UndoAsync(new UndoTicket(SorRef.ParseTicket(Id), onlyAlone), $"Undo what agents wrote to #{Id}?");

    private async Task UndoAsync(UndoScope scope, string title)
    {
        if (await UndoDialog.ShowAsync(Dialogs, scope, title) is not { } became)
            return;
        said = became;
        await LookAsync();
    }
}
