using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using OversightConsole.Core.ServiceDesk.Connections;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Tests.SecondDesk;

namespace OversightConsole.Tests.ServiceDesk;

public sealed class DeskHealthTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 25, 10, 0, 0, TimeSpan.Zero));
    private readonly MemoryDesk _desk;
    private readonly DeskHealth _health;

    public DeskHealthTests()
    {
        _desk = new MemoryDesk(_time);
        _health = new DeskHealth(new RoutedSystemOfRecord([_desk]), _time, NullLogger<DeskHealth>.Instance);
    }

    [Fact]
    public async Task A_desk_that_failed_once_is_asked_by_nobody_until_the_pause_is_over()
    {
        (await TryAsync(new HttpRequestException("No route."))).Should().BeFalse();

        _health.Silent.Should().Equal(_desk.Connection);
        (await _health.EachAsync(_ => Task.FromResult(true), default)).Should().BeFalse("nobody was asked");
        _time.Advance(DeskHealth.Pause);
        _health.Silent.Should().BeEmpty();
        (await _health.EachAsync(_ => Task.FromResult(true), default)).Should().BeTrue();
    }

    [Fact]
    public async Task A_desk_that_does_not_answer_in_its_own_time_limit_counts_as_failed()
    {
        await TryAsync(new TaskCanceledException("It took too long."));

        _health.Silent.Should().Equal(_desk.Connection);
    }

    [Fact]
    public async Task Who_ends_the_round_ends_it_and_the_desk_is_not_blamed()
    {
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();

        var round = () =>
            _health.TryAsync<bool>(_desk, () => throw new OperationCanceledException(stopped.Token), stopped.Token);

        await round.Should().ThrowAsync<OperationCanceledException>();
        _health.Silent.Should().BeEmpty();
    }

    [Fact]
    public async Task A_failure_of_the_consoles_own_database_is_not_taken_for_the_desks()
    {
        (await TryAsync(new DbUpdateException("The database is busy."))).Should().BeFalse();

        _health.Silent.Should().BeEmpty();
    }

    private Task<bool> TryAsync(Exception exception) => _health.TryAsync<bool>(_desk, () => throw exception, default);
}
