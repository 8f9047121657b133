using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;

namespace OversightConsole.Tests.Fixtures;

/// <summary>Sends events to a component that still renders on its own, for instance while it loads.</summary>
internal static class RenderedEvents
{
    /// <summary>Finds the element and sends the event in one turn of the renderer.</summary>
    /// <remarks>
    /// Between a <c>Find</c> and an event in two turns the component may render again. The handler that was found is
    /// gone then, and the test fails on a busy machine alone.
    /// </remarks>
    /// <param name="page">The rendered component.</param>
    /// <param name="selector">A CSS selector; the first match gets the event.</param>
    /// <param name="send">Sends the event to the element.</param>
    public static Task SendAsync<TComponent>(
        this IRenderedComponent<TComponent> page,
        string selector,
        Func<IElement, Task> send
    )
        where TComponent : IComponent => page.InvokeAsync(() => send(page.Find(selector)));
}
