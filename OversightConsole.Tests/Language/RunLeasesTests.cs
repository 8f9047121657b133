using OversightConsole.Core.Language;

namespace OversightConsole.Tests.Language;

/// <summary>Sending the runs that are due one after the other.</summary>
public sealed class RunLeasesTests
{
    private readonly Guid[] _due = [Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid()];
    private readonly List<Exception> _broken = [];

    [Fact]
    public async Task One_whose_desk_does_not_answer_keeps_none_behind_it_waiting()
    {
        var asked = new List<Guid>();

        var sent = await RunLeases.SendAsync(_due, SendAsync, _broken, default);

        sent.Should().Be(2);
        asked.Should().Equal(_due);
        _broken.Should().ContainSingle().Which.Should().BeOfType<TaskCanceledException>();

        Task<bool> SendAsync(Guid id)
        {
            asked.Add(id);
            return id == _due[0] ? throw new TaskCanceledException("The desk timed out.") : Task.FromResult(true);
        }
    }

    [Fact]
    public async Task A_shutdown_ends_it()
    {
        using var shutdown = new CancellationTokenSource();

        Task<bool> SendAsync(Guid id)
        {
            shutdown.Cancel();
            throw new OperationCanceledException(shutdown.Token);
        }
        var send = () => RunLeases.SendAsync(_due, SendAsync, _broken, shutdown.Token);

        await send.Should().ThrowAsync<OperationCanceledException>();
        _broken.Should().BeEmpty();
    }
}
