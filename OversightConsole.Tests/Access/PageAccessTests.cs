using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using OversightConsole.Composition;

namespace OversightConsole.Tests.Access;

/// <summary>Every page says itself who may open it, so that a new one is not open, or shut, by oversight.</summary>
public sealed class PageAccessTests
{
    private static readonly IReadOnlyList<Type> Pages =
    [
        .. typeof(ConsolePages).Assembly.GetTypes().Where(t => t.GetCustomAttributes<RouteAttribute>().Any()),
    ];

    [Fact]
    public void Every_page_says_who_may_open_it() =>
        Pages
            .Where(p => p.GetCustomAttribute<AuthorizeAttribute>() is null)
            .Where(p => p.GetCustomAttribute<AllowAnonymousAttribute>() is null)
            .Select(p => p.Name)
            .Should()
            .BeEmpty();

    [Fact]
    public void Only_these_pages_are_open_to_strangers() =>
        Pages
            .Where(p => p.GetCustomAttribute<AllowAnonymousAttribute>() is not null)
            .SelectMany(p => p.GetCustomAttributes<RouteAttribute>())
            .Select(r => r.Template)
            .Should()
            .BeEquivalentTo("/sign-in", "/set-up/{Token}", "/not-found", "/error");
}
