using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using OversightConsole.Access.Session;
using OversightConsole.Components;
using OversightConsole.Core.Access;
using OversightConsole.Core.ServiceDesk.Import;
using OversightConsole.Core.ServiceDesk.Import.Mapping;
using OversightConsole.Core.ServiceDesk.Import.Reading;
using OversightConsole.Keyboard;

namespace OversightConsole.Desk.Import;

/// <summary>From a file to tickets: choose, look what its columns are, import, see what became of each row.</summary>
public sealed partial class ImportPage
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);
    private CancellationTokenSource? receiving;
    private UploadKept? upload;
    private ImportPreview? preview;
    private ColumnMapping? mapping;
    private ImportRun? run;
    private string fileName = "";
    private string? refusal;
    private long size;
    private long received;
    private bool closed;
    private bool moved;
    private bool known;

    [Inject]
    public required ILogger<ImportPage> Logger { get; init; }

    [Inject]
    public required ImportRuns Runs { get; init; }

    [Inject]
    public required ImportUploads Uploads { get; init; }

    [Inject]
    public required CsvImport Import { get; init; }

    [Inject]
    public required ImportLimits Limits { get; init; }

    [Inject]
    public required SignedInPerson SignedIn { get; init; }

    [Inject]
    public required BrowserModule Browser { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    protected override async Task OnInitializedAsync()
    {
        Watch(Runs.Of(await SignedIn.GetAsync()));
        known = true;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!moved)
            return;
        // What had the focus is gone with the step before; its successor's heading takes it.
        moved = false;
        await Browser.InvokeAsync("focus", "[data-step]");
    }

    private async Task ReceiveAsync(IBrowserFile file)
    {
        (fileName, size, received, refusal, moved) = (file.Name, file.Size, 0, null, true);
        using var cancel = receiving = new CancellationTokenSource();
        StateHasChanged();
        try
        {
            var person = await SignedIn.GetAsync();
            var outcome = await Uploads.ReceiveAsync(
                () => file.OpenReadStream(Limits.MaxUploadBytes, cancel.Token),
                fileName,
                size,
                person,
                new UploadPace(this),
                cancel.Token
            );
            if (outcome is UploadKept kept)
                await LookAsync(kept, null);
            else
                refusal = ((UploadRefused)outcome).Sentence;
        }
        catch (Exception e) when (e is JSException or TimeoutException)
        {
            refusal = $"{fileName} could not be read to its end; was it changed or moved? Nothing was imported.";
        }
        finally
        {
            (receiving, moved) = (null, true);
        }
    }

    private async Task LookAsync(UploadKept file, ColumnMapping? chosen)
    {
        upload = file;
        mapping = chosen;
        switch (await Import.PreviewAsync(Request(file), await SignedIn.GetAsync(), default))
        {
            case ImportPreview looked:
                preview = looked;
                break;
            case ImportUnreadable unreadable:
                refusal = $"Nothing was imported. {unreadable.Sentence}";
                DiscardUpload();
                break;
        }
    }

    private ImportRequest Request(UploadKept file) => new(file.Path, mapping, closed, file.Name);

    private Task MapAsync(ColumnMapping chosen) => LookAsync(upload!, chosen);

    private Task ClosedAsync(bool all)
    {
        closed = all;
        return LookAsync(upload!, mapping);
    }

    private async Task StartAsync()
    {
        mapping ??= preview!.Mapping;
        var started = Runs.Start(Request(upload!), fileName, await SignedIn.GetAsync());
        (upload, preview, moved) = (null, null, true);
        Watch(started);
    }

    private void Again()
    {
        if (run is not null)
            Runs.PutAway(run);
        DiscardUpload();
        (closed, refusal, moved) = (false, null, true);
        Watch(null);
    }

    private void Watch(ImportRun? next)
    {
        if (run is not null)
            run.Changed -= LookAgain;
        run = next;
        if (run is null)
            return;
        run.Changed += LookAgain;
        fileName = run.FileName;
        if (run.Outcome is not null)
            Ended();
    }

    private void LookAgain() => InvokeAsync(Ended).LogFailure(Logger);

    private void Ended()
    {
        moved |= run?.Outcome is not null;
        if (run?.Outcome is ImportRefused refused)
            refusal = $"Nothing was imported. {refused.Sentence}";
        StateHasChanged();
    }

    private void DiscardUpload()
    {
        if (upload is not null)
            ImportUploads.Discard(upload.Path);
        (upload, preview, mapping) = (null, null, null);
    }

    public void Dispose()
    {
        receiving?.Cancel();
        // Seen is done with; a page that closed before the end finds it again.
        if (run is { Outcome: not null })
            Runs.PutAway(run);
        Watch(null);
        DiscardUpload();
    }

    /// <summary>Shows how much has arrived, twice a second at most. Called on the circuit.</summary>
    private sealed class UploadPace(ImportPage page) : IProgress<long>
    {
        private long shown = page.Time.GetTimestamp();

        public void Report(long value)
        {
            page.received = value;
            if (page.Time.GetElapsedTime(shown) < Pace)
                return;
            shown = page.Time.GetTimestamp();
            page.StateHasChanged();
        }
    }
}
