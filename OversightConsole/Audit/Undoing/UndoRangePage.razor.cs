using System.Globalization;
using Microsoft.AspNetCore.Components;
using OversightConsole.Access.Session;
using OversightConsole.Core.Autonomy.Stopping;
using OversightConsole.Core.Execution.Undoing;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.Storage;

namespace OversightConsole.Audit.Undoing;

/// <summary>Undoes what one agent wrote in a period. What is looked at stands in the address.</summary>
public sealed partial class UndoRangePage
{
    private IReadOnlyList<string> agents = [];
    private string agent = "";
    private DateTime from;
    private DateTime to;
    private bool alone;
    private RejectReason? reason;
    private string? comment;
    private string? problem;
    private string said = "";
    private bool working;
    private UndoPreview? preview;

    [SupplyParameterFromQuery]
    public string? Agent { get; set; }

    /// <summary>Inclusive; the desk's own time, or an instant with its offset.</summary>
    [SupplyParameterFromQuery]
    public string? From { get; set; }

    /// <summary>Exclusive; as <see cref="From"/>.</summary>
    [SupplyParameterFromQuery]
    public string? To { get; set; }

    [SupplyParameterFromQuery]
    public bool Alone { get; set; }

    [Inject]
    public required AgentRegister Register { get; init; }

    [Inject]
    public required StopSwitch Stops { get; init; }

    [Inject]
    public required OversightConsole.Core.Execution.Undoing.UndoService Undo { get; init; }

    [Inject]
    public required SignedInPerson SignedIn { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required DeskZone Zone { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    private UndoRange Range => new(agent, Instant(from), Instant(to), alone);

    protected override async Task OnParametersSetAsync()
    {
        // One that is installed no longer may have written something all the same.
        agents = [.. (await Stops.AgentsAsync()).Union(Agent is null ? [] : [Agent])];
        var now = Time.Now();
        agent =
            Agent is { } asked && agents.Contains(asked) ? asked
            : agents.Count > 0 ? agents[0]
            : "";
        from = Read(From) ?? Local(now.AddDays(-1));
        to = Read(To) ?? Local(now.AddMinutes(1));
        alone = Alone;
        preview = Agent is null || agent.Length == 0 ? null : await Undo.PreviewAsync(Range);
    }

    private void Show()
    {
        said = "";
        Navigation.NavigateTo(
            Navigation.GetUriWithQueryParameters(
                new Dictionary<string, object?>
                {
                    ["agent"] = agent,
                    ["from"] = from.ToString("s", CultureInfo.InvariantCulture),
                    ["to"] = to.ToString("s", CultureInfo.InvariantCulture),
                    ["alone"] = alone ? true : null,
                }
            )
        );
    }

    private async Task UndoAsync()
    {
        if (reason is not { } given)
        {
            problem = "Choose why it is undone.";
            return;
        }
        (working, problem) = (true, null);
        var result = await Undo.UndoAsync(await SignedIn.GetAsync(), Range, given, comment, CancellationToken.None);
        said = UndoText.Done(result);
        preview = await Undo.PreviewAsync(Range);
        // What is said about these changes is not said about the next.
        (working, reason, comment) = (false, null, null);
    }

    private DateTime? Read(string? text)
    {
        if (DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var local))
            return local.Kind == DateTimeKind.Unspecified ? local : Local(new DateTimeOffset(local));
        return null;
    }

    private DateTime Local(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, Zone.Zone).DateTime;
        return local.AddTicks(-(local.Ticks % TimeSpan.TicksPerSecond));
    }

    /// <summary>An hour that the clock skips in spring counts as the one after it.</summary>
    private DateTimeOffset Instant(DateTime local)
    {
        var valid = Zone.Zone.IsInvalidTime(local) ? local.AddHours(1) : local;
        return new DateTimeOffset(DateTime.SpecifyKind(valid, DateTimeKind.Unspecified), Zone.Zone.GetUtcOffset(valid));
    }
}
