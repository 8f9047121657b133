using System.Net;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using OversightConsole.Core.Access;
using Xunit;

namespace OversightConsole.Tests.Access;

[Trait("Category", "Time")]
public sealed class SignInTests
{
    [Fact]
    public async Task Anonymous_navigation_is_sent_to_sign_in_and_programs_get_401()
    {
        await using var console = new ConsoleOverHttp();
        var browser = console.Browser();

        var page = await browser.GetAsync("/users");
        var api = await browser.GetAsync("/api/anything");

        page.StatusCode.Should().Be(HttpStatusCode.Redirect);
        page.Headers.Location!.PathAndQuery.Should().Be("/sign-in?ReturnUrl=%2Fusers");
        api.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await browser.GetAsync("/health/live")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Post_without_antiforgery_token_is_refused()
    {
        await using var console = new ConsoleOverHttp();
        var browser = console.Browser();
        var fields = new Dictionary<string, string>
        {
            ["Form.Name"] = "admin",
            ["Form.Password"] = "admin",
            ["_handler"] = "sign-in",
        };

        var signIn = await browser.PostAsync("/sign-in", new FormUrlEncodedContent(fields));
        await ConsoleOverHttp.SignInAsync(browser, "admin");
        var signOut = await browser.PostAsync("/sign-out", new FormUrlEncodedContent([]));

        signIn.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        signOut.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await browser.GetAsync("/users")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Session_cookie_is_kept_from_scripts_and_other_sites()
    {
        await using var console = new ConsoleOverHttp();

        var answer = await ConsoleOverHttp.SignInAsync(console.Browser(), "admin");

        var cookie = answer
            .Headers.GetValues("Set-Cookie")
            .Single(c => c.StartsWith("oc-session=", StringComparison.Ordinal));
        cookie.Should().ContainEquivalentOf("httponly").And.ContainEquivalentOf("samesite=lax");
    }

    [Fact]
    public async Task Wrong_password_and_unknown_name_get_the_same_answer_until_both_are_locked_out()
    {
        await using var console = new ConsoleOverHttp();
        var browser = console.Browser();
        for (var guess = 1; guess < 5; guess++)
        {
            var known = await ConsoleOverHttp.SignInAsync(browser, "manager", "wrong");
            var unknown = await ConsoleOverHttp.SignInAsync(browser, "nobody", "wrong");
            (await ConsoleOverHttp.TextAsync(known)).Should().Contain("User name and password don't fit");
            (await ConsoleOverHttp.TextAsync(unknown)).Should().Contain("User name and password don't fit");
        }

        foreach (var name in new[] { "manager", "nobody" })
        {
            var locked = await ConsoleOverHttp.SignInAsync(browser, name, "wrong");
            (await ConsoleOverHttp.TextAsync(locked)).Should().Contain("can't sign in for 5 minutes");
        }

        console.Clock.Advance(TimeSpan.FromMinutes(5));
        var answer = await ConsoleOverHttp.SignInAsync(browser, "manager");
        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData("/desk?page=2", "/desk?page=2")]
    [InlineData("https://elsewhere.example/", "/")]
    [InlineData("//elsewhere.example/", "/")]
    [InlineData("/\\elsewhere.example/", "/")]
    [InlineData("/\t/elsewhere.example/", "/")]
    [InlineData("javascript:alert(1)", "/")]
    public async Task Sign_in_leads_back_only_to_the_console_itself(string wanted, string reached)
    {
        await using var console = new ConsoleOverHttp();
        var address = "/sign-in?ReturnUrl=" + Uri.EscapeDataString(wanted);

        var answer = await ConsoleOverHttp.SignInAsync(console.Browser(), "admin", address: address);

        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        new Uri(new Uri("http://localhost"), answer.Headers.Location!)
            .ToString()
            .Should()
            .Be("http://localhost" + reached);
    }

    [Fact]
    public async Task Administrator_lands_on_the_users_and_a_technician_may_not_open_them()
    {
        await using var console = new ConsoleOverHttp();
        var administrator = console.Browser();
        var technician = console.Browser();
        await ConsoleOverHttp.SignInAsync(administrator, "admin");
        await ConsoleOverHttp.SignInAsync(technician, "technician");

        var home = await administrator.GetAsync("/");
        var refused = await technician.GetAsync("/users");

        home.Headers.Location!.ToString().Should().EndWith("/users");
        refused.Headers.Location!.AbsolutePath.Should().Be("/not-allowed");
    }

    [Fact]
    public async Task Disabled_users_session_ends_within_half_a_minute()
    {
        await using var console = new ConsoleOverHttp();
        var browser = console.Browser();
        await ConsoleOverHttp.SignInAsync(browser, "technician");
        (await browser.GetAsync("/not-allowed")).StatusCode.Should().Be(HttpStatusCode.OK);
        var admin = DemoUsers.All.Single(u => u.Name == "admin").AsPerson();
        var directory = console.Services.GetRequiredService<UserDirectory>();

        var answer = await directory.DisableAsync(admin, "demo-technician");
        console.Clock.Advance(TimeSpan.FromSeconds(31));

        answer.Outcome.Should().Be(AccessOutcome.Done);
        var page = await browser.GetAsync("/not-allowed");
        page.StatusCode.Should().Be(HttpStatusCode.Redirect);
        page.Headers.Location!.AbsolutePath.Should().Be("/sign-in");
        var again = await ConsoleOverHttp.SignInAsync(browser, "technician");
        (await ConsoleOverHttp.TextAsync(again)).Should().Contain("This user is disabled");
    }

    [Fact]
    public async Task Changed_roles_reach_the_session_within_half_a_minute()
    {
        await using var console = new ConsoleOverHttp();
        var browser = console.Browser();
        await ConsoleOverHttp.SignInAsync(browser, "manager");
        var admin = DemoUsers.All.Single(u => u.Name == "admin").AsPerson();
        var directory = console.Services.GetRequiredService<UserDirectory>();

        await directory.SetRolesAsync(admin, "demo-manager", new HashSet<Role> { Role.Administrator });
        console.Clock.Advance(TimeSpan.FromSeconds(31));

        (await browser.GetAsync("/users")).StatusCode.Should().Be(HttpStatusCode.OK);
    }
}
