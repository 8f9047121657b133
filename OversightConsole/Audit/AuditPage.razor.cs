using Microsoft.AspNetCore.Components;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Storage;

namespace OversightConsole.Audit;

/// <summary>The trail: whether it is intact, and its entries, newest first.</summary>
public sealed partial class AuditPage : ComponentBase, IDisposable
{
    private const int Stretch = 100;

    private readonly CancellationTokenSource closing = new();
    private List<AuditEntry> entries = [];
    private AuditVerdict? verdict;
    private DateTimeOffset checkedAt;
    private long? next;
    private bool checking;
    private bool loaded;

    [Inject]
    public required AuditReader Reader { get; init; }

    [Inject]
    public required AuditVerifier Verifier { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    /// <summary>What is looked for; in the URL, so that it can be sent to somebody.</summary>
    [SupplyParameterFromQuery(Name = "q")]
    public string? Search { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        var stretch = await Reader.ListAsync(Search, null, Stretch, closing.Token);
        (entries, next, loaded) = ([.. stretch.Entries], stretch.Next, true);
    }

    protected override Task OnAfterRenderAsync(bool firstRender) => firstRender ? VerifyAsync() : Task.CompletedTask;

    public void Dispose()
    {
        closing.Cancel();
        closing.Dispose();
    }

    private async Task VerifyAsync()
    {
        checking = true;
        try
        {
            verdict = await Verifier.VerifyAsync(null, closing.Token);
            checkedAt = Time.Now();
        }
        catch (OperationCanceledException)
        {
            return;
        }
        finally
        {
            checking = false;
        }
        StateHasChanged();
    }

    private void FindAsync(string? text) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("q", string.IsNullOrWhiteSpace(text) ? null : text));

    private async Task MoreAsync()
    {
        var stretch = await Reader.ListAsync(Search, next, Stretch, closing.Token);
        entries.AddRange(stretch.Entries);
        next = stretch.Next;
    }

    private static string Who(AuditEntry entry) =>
        entry.ActorKind == "agent" ? Wording.Agent(entry.ActorId) : entry.ActorName;
}
