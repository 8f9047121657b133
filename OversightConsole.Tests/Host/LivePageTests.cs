using Bunit;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using OversightConsole.Components;
using OversightConsole.Core.Storage;

namespace OversightConsole.Tests.Host;

public sealed class LivePageTests : IAsyncLifetime
{
    private const Topic Shown = Topic.Desk;
    private const Topic Unimportant = Topic.Review;

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 25, 9, 0, 0, TimeSpan.Zero));
    private readonly ChangeNotifier changes = new(NullLogger<ChangeNotifier>.Instance);
    private readonly BunitContext browser = new();

    public Task InitializeAsync()
    {
        browser.Services.AddSingleton<TimeProvider>(time).AddSingleton(changes);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await browser.DisposeAsync();

    [Fact]
    public void A_change_is_looked_at_at_once_and_many_within_a_second_once_more()
    {
        var page = browser.Render<Watching>();

        changes.Publish([Shown]);
        page.WaitForAssertion(() => page.Instance.Looks.Should().Be(1));
        changes.Publish([Shown]);
        changes.Publish([Shown]);
        page.Instance.Looks.Should().Be(1);

        time.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => page.Instance.Looks.Should().Be(2));
    }

    [Fact]
    public void What_does_not_matter_at_present_is_not_looked_at()
    {
        var page = browser.Render<Watching>();

        changes.Publish([Unimportant]);
        time.Advance(TimeSpan.FromSeconds(5));

        page.Instance.Looks.Should().Be(0);
    }

    [Fact]
    public void A_page_that_was_left_looks_no_more()
    {
        var page = browser.Render<Watching>();

        page.Instance.Dispose();
        changes.Publish([Shown]);
        time.Advance(TimeSpan.FromSeconds(5));

        page.Instance.Looks.Should().Be(0);
    }

    [Fact]
    public void A_look_that_fails_is_shown_where_the_pages_failures_are()
    {
        var boundary = browser.Render<ErrorBoundary>(p =>
            p.AddChildContent<Watching>(w => w.Add(c => c.Fails, true)).Add(b => b.ErrorContent, e => e.Message)
        );

        changes.Publish([Shown]);

        boundary.WaitForAssertion(() => boundary.Markup.Should().Be("disk full"));
    }

    private sealed class Watching : LivePage
    {
        public int Looks { get; private set; }

        [Microsoft.AspNetCore.Components.Parameter]
        public bool Fails { get; set; }

        protected override IReadOnlyList<Topic> Topics => [Shown, Unimportant];

        protected override bool Matters(Topic topic) => topic == Shown;

        protected override Task LookAsync()
        {
            Looks++;
            return Fails ? throw new IOException("disk full") : Task.CompletedTask;
        }
    }
}
