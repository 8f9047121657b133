using Microsoft.JSInterop;
using OversightConsole.Components;
using OversightConsole.Tests.Fixtures;

namespace OversightConsole.Tests.Host;

public sealed class UnawaitedTasksTests
{
    private readonly LoggedFailures log = new();

    [Fact]
    public async Task A_failure_is_logged_whether_it_came_before_or_after()
    {
        var later = new TaskCompletionSource();

        Task.FromException(new IOException("before")).LogFailure(log);
        later.Task.LogFailure(log);
        later.SetException(new IOException("after"));
        await Task.WhenAny(later.Task);

        log.All.Select(e => e.Message).Should().Equal("before", "after");
    }

    [Fact]
    public void What_succeeds_is_cancelled_or_lost_its_browser_is_no_failure()
    {
        Task.CompletedTask.LogFailure(log);
        Task.FromCanceled(new CancellationToken(canceled: true)).LogFailure(log);
        Task.FromException(new JSDisconnectedException("The tab was closed.")).LogFailure(log);

        log.All.Should().BeEmpty();
    }
}
