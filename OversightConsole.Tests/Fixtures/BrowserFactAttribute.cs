using OversightConsole.Tests.Fixtures.Browser;

namespace OversightConsole.Tests.Fixtures;

/// <summary>A fact that needs a real Chromium.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Need.SkipFor(Chromium.Missing);
}

/// <summary>A theory that needs a real Chromium.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Need.SkipFor(Chromium.Missing);
}
