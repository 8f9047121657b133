using Microsoft.Extensions.Logging;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures;

namespace OversightConsole.Tests.Storage;

public sealed class ChangeNotifierTests
{
    private readonly LoggedFailures log = new();
    private readonly ChangeNotifier changes;

    public ChangeNotifierTests()
    {
        var loggers = LoggerFactory.Create(l => l.AddProvider(new OneLog(log)));
        changes = new ChangeNotifier(loggers.CreateLogger<ChangeNotifier>());
    }

    [Fact]
    public void A_listener_that_fails_is_logged_and_keeps_nobody_from_looking()
    {
        var looked = new List<Topic>();
        using var broken = changes.Subscribe(_ => throw new IOException("gone"), Topic.Desk);
        using var sound = changes.Subscribe(looked.Add, Topic.Desk, Topic.Fleet);

        changes.Publish([Topic.Desk, Topic.Fleet, Topic.Trail]);

        looked.Should().Equal(Topic.Desk, Topic.Fleet);
        log.All.Should().ContainSingle().Which.Message.Should().Be("gone");
    }

    [Fact]
    public void Whoever_has_left_is_told_nothing()
    {
        var looked = new List<Topic>();
        var subscription = changes.Subscribe(looked.Add, Topic.Desk);

        subscription.Dispose();
        subscription.Dispose();
        changes.Publish([Topic.Desk]);

        looked.Should().BeEmpty();
    }

    private sealed class OneLog(ILogger log) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => log;

        public void Dispose() { }
    }
}
