using Microsoft.AspNetCore.Components;
using OversightConsole.Access.Session;
using OversightConsole.Components;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Evaluation;
using OversightConsole.Core.Pipeline.Scopes;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.ServiceDesk.Connections;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Fleet.Promotion;
using OversightConsole.Fleet.Replaying;

namespace OversightConsole.Fleet.Scoping;

/// <summary>On which tickets an agent works, what it may not write, and the rules before it; tried before they are saved.</summary>
public sealed partial class ScopePage : IDisposable
{
    private static readonly FieldValue[] Fields =
    [
        .. new[]
        {
            TicketFields.Board,
            TicketFields.Type,
            TicketFields.Subtype,
            TicketFields.Item,
            TicketFields.Status,
            TicketFields.Company,
            TicketFields.Contact,
            TicketFields.Agreement,
            TicketFields.Impact,
            TicketFields.Urgency,
            TicketFields.Priority,
            TicketFields.Team,
            TicketFields.Owner,
            TicketFields.Parent,
            TicketFields.Summary,
            TicketFields.Note,
            TicketFields.Reply,
        }.Select(f => new FieldValue(f, char.ToUpperInvariant(f[0]) + f[1..])),
    ];

    private const int TrialDays = 28;
    private IReadOnlyList<AgentScopeVersion> versions = [];
    private ReplayRun trial = default!;
    private IReadOnlyList<string> silent = [];
    private ScopeChoices? choices;
    private ScopeDraft? draft;
    private ReasonField? field;
    private string reason = "";
    private string? problem;
    private string? said;
    private string? shown;
    private bool mayManage;

    /// <summary>The agent's key.</summary>
    [Parameter]
    public string Agent { get; set; } = "";

    [Inject]
    public required ILogger<ScopePage> Logger { get; init; }

    [Inject]
    public required AgentRegister Register { get; init; }

    [Inject]
    public required AgentScopes Scopes { get; init; }

    [Inject]
    public required Replay Replay { get; init; }

    [Inject]
    public required DeskHealth Desks { get; init; }

    [Inject]
    public required SignedInPerson SignedIn { get; init; }

    [Inject]
    public required DeskZone Zone { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    // The key comes from the address: no agent may be called that.
    private string Name => Register.Find(Agent)?.Name ?? ProposalText.Capitalised(Agent);

    protected override void OnInitialized() =>
        trial = new(Replay, Register, () => InvokeAsync(StateHasChanged).LogFailure(Logger));

    public void Dispose() => trial?.Dispose();

    protected override async Task OnParametersSetAsync()
    {
        if (shown == Agent)
            return;
        shown = Agent;
        mayManage = (await SignedIn.GetAsync()).MayManage;
        choices = new ScopeChoices(await DeskCatalogs.OfAnsweringAsync(Desks, default));
        silent = Desks.Silent;
        await LookAsync();
    }

    private async Task LookAsync()
    {
        versions = await Scopes.ListAsync(Agent);
        draft = ScopeDraft.Of(versions.Count == 0 ? AgentScope.Everything : versions[0].Scope);
    }

    /// <summary>What the scope on the screen would have made of the last weeks, before anybody saves it.</summary>
    private Task TryAsync()
    {
        said = null;
        problem = draft!.Problem;
        var now = Time.GetUtcNow();
        return problem is not null
            ? field!.FocusAsync().AsTask()
            : trial.StartAsync(new(Agent, now.AddDays(-TrialDays), now) { Scope = draft.ToScope() });
    }

    private async Task SaveAsync()
    {
        said = null;
        problem =
            draft!.Problem
            ?? ManagerActionText.Problem(
                await Scopes.SetAsync(await SignedIn.GetAsync(), Agent, draft.ToScope(), reason),
                Name
            );
        if (problem is not null)
        {
            await field!.FocusAsync();
            return;
        }
        await LookAsync();
        said = $"Saved as version {versions.Count}.";
    }
}
