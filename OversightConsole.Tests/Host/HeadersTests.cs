using System.Net;
using OversightConsole.Tests.Fixtures.Browser;

namespace OversightConsole.Tests.Host;

public sealed class HeadersTests(ConsoleApp app) : IClassFixture<ConsoleApp>
{
    [Theory]
    [InlineData("/sign-in", HttpStatusCode.OK)]
    [InlineData("/error", HttpStatusCode.OK)]
    [InlineData("/health/ready", HttpStatusCode.OK)]
    [InlineData("/console.css", HttpStatusCode.OK)]
    public async Task Every_answer_carries_the_strict_policy(string path, HttpStatusCode status)
    {
        using var client = new HttpClient { BaseAddress = app.Address };

        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));

        answer.StatusCode.Should().Be(status);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Should().ContainSingle().Subject;
        policy
            .Should()
            .Contain("default-src 'self'")
            .And.Contain("script-src 'self';")
            .And.Contain("frame-ancestors 'none'");
        answer.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        answer.Headers.GetValues("Referrer-Policy").Should().Equal("same-origin");
    }
}
