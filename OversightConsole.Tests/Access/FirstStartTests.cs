using System.Net;
using System.Text.RegularExpressions;
using FluentAssertions;
using Xunit;

namespace OversightConsole.Tests.Access;

public sealed partial class FirstStartTests
{
    private const string Password = "correct horse battery";

    [Fact]
    public async Task Set_up_link_makes_one_administrator_who_can_sign_in()
    {
        await using var console = new ConsoleOverHttp { Demo = false };
        var browser = console.Browser();
        var link = Link(console);

        var differing = await SetUpAsync(browser, link, "root", "something else");
        var made = await SetUpAsync(browser, link, "root", Password);
        var again = await browser.GetStringAsync(link);

        (await ConsoleOverHttp.TextAsync(differing)).Should().Contain("The two passwords differ");
        (await ConsoleOverHttp.TextAsync(made)).Should().Contain("root is the administrator now");
        again.Should().Contain("This link no longer works").And.NotContain("set-up-submit");
        var signedIn = await ConsoleOverHttp.SignInAsync(browser, "root", Password);
        signedIn.StatusCode.Should().Be(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData("http://0.0.0.0:5080", true)]
    [InlineData("http://localhost:5080;http://*:5081", true)]
    [InlineData("http://localhost:5080", false)]
    public async Task Demo_users_exist_only_on_a_demo_that_listens_on_loopback(string urls, bool demo)
    {
        await using var console = new ConsoleOverHttp { Urls = urls, Demo = demo };
        var browser = console.Browser();

        var answer = await ConsoleOverHttp.SignInAsync(browser, "admin");

        (await ConsoleOverHttp.TextAsync(answer)).Should().Contain("User name and password don't fit");
        (await browser.GetStringAsync("/sign-in")).Should().NotContain("Sign in as admin");
        Link(console).Should().StartWith("/set-up/");
    }

    [Fact]
    public async Task Demo_users_do_not_serve_what_comes_through_a_proxy()
    {
        await using var console = new ConsoleOverHttp();
        var direct = console.Browser();
        var proxied = console.Browser();
        proxied.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");

        (await direct.GetStringAsync("/sign-in")).Should().Contain("Sign in as admin");
        (await proxied.GetStringAsync("/sign-in")).Should().NotContain("Sign in as admin");
        var answer = await ConsoleOverHttp.SignInAsync(proxied, "admin");
        (await ConsoleOverHttp.TextAsync(answer)).Should().Contain("User name and password don't fit");
        console.Printed.ToString().Should().BeEmpty("the demo has an administrator");
    }

    private static Task<HttpResponseMessage> SetUpAsync(HttpClient browser, string link, string name, string again) =>
        ConsoleOverHttp.PostAsync(
            browser,
            link,
            new()
            {
                ["Form.Name"] = name,
                ["Form.Password"] = Password,
                ["Form.Again"] = again,
            },
            "set-up"
        );

    private static string Link(ConsoleOverHttp console)
    {
        _ = console.Server;
        return Printed().Match(console.Printed.ToString()).Value;
    }

    [GeneratedRegex("/set-up/[A-Za-z0-9_-]{43}")]
    private static partial Regex Printed();
}
