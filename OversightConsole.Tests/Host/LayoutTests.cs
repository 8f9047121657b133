using System.Security.Claims;
using OversightConsole.Components.Layout;
using OversightConsole.Core.Access;
using OversightConsole.Keyboard;

namespace OversightConsole.Tests.Host;

public sealed class LayoutTests
{
    [Theory]
    [InlineData("Lena Ortiz", "LO")]
    [InlineData("technician2", "T2")]
    [InlineData("admin", "AD")]
    [InlineData("", "?")]
    public void A_persons_circle_holds_their_initials(string name, string initials) =>
        Initials.Of(name).Should().Be(initials);

    [Fact]
    public void Only_an_administrator_sees_the_users_page_and_lands_there()
    {
        NavEntries.For(As(RoleNames.Technician)).Should().NotContain(e => e.Path == "/users");
        NavEntries.For(As(RoleNames.Administrator)).Should().Contain(e => e.Path == "/users");
        NavEntries.LandingFor(As(RoleNames.Administrator)).Should().Be("/users");
    }

    [Fact]
    public void Nobody_signed_in_sees_nothing() => NavEntries.For(new ClaimsPrincipal()).Should().BeEmpty();

    [Fact]
    public void Every_key_is_in_the_table_once_and_no_two_share_a_press()
    {
        ShortcutTable
            .All.Select(s => s.Key)
            .Should()
            .OnlyHaveUniqueItems()
            .And.HaveCount(Enum.GetValues<ShortcutKey>().Length);
        ShortcutTable.All.Select(s => s.Press).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task Keys_reach_the_open_page_one_at_a_time_and_no_page_that_left()
    {
        using var keys = new KeyboardShortcuts();
        var heard = new List<string>();
        var release = new TaskCompletionSource();
        using var page = keys.Subscribe(async key =>
        {
            heard.Add($"{key} begins");
            await release.Task;
            heard.Add($"{key} ends");
        });
        keys.Subscribe(_ => throw new InvalidOperationException("this page has left")).Dispose();

        var first = keys.PressAsync(ShortcutKey.Approve);
        var second = keys.PressAsync(ShortcutKey.Skip);
        release.SetResult();
        await Task.WhenAll(first, second);

        heard.Should().Equal("Approve begins", "Approve ends", "Skip begins", "Skip ends");
    }

    private static ClaimsPrincipal As(string role) => new(new ClaimsIdentity([new(ClaimTypes.Role, role)], "test"));
}
