using System.Globalization;
using System.Runtime.CompilerServices;

namespace OversightConsole.Tests.Fixtures.Clocks;

/// <summary>
/// The culture of the test run: the one in <c>OVERSIGHT_TEST_CULTURE</c>, else the machine's. Whatever it is, what a test
/// checks is the same, since the product names the culture wherever it writes a number or a day.
/// </summary>
internal static class TestCulture
{
    /// <summary>Its name, as in <c>tr-TR</c>; null where none was asked for.</summary>
    public static string? Asked { get; } =
        Environment.GetEnvironmentVariable("OVERSIGHT_TEST_CULTURE") is { Length: > 0 } name ? name : null;

    /// <summary>Before the first test: every thread of the run has the culture, those of the consoles it starts too.</summary>
    [ModuleInitializer]
    internal static void Use()
    {
        if (Asked is null)
            return;
        var culture = CultureInfo.GetCultureInfo(Asked, predefinedOnly: true);
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = culture;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
    }
}
