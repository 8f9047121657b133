namespace OversightConsole.Tests.Fixtures;

/// <summary>
/// A part of the machine some tests need. Where it is missing they are skipped with the reason, unless
/// <c>OVERSIGHT_REQUIRE_ALL=1</c> (as in CI) says that a missing part is a failure.
/// </summary>
public static class Need
{
    /// <summary>Whether a missing part fails instead of skipping.</summary>
    public static bool All => Environment.GetEnvironmentVariable("OVERSIGHT_REQUIRE_ALL") == "1";

    /// <summary>What a test attribute puts in <c>Skip</c>: null runs the test, which then meets the missing part itself.</summary>
    public static string? SkipFor(string? missing) => All ? null : missing;

    /// <summary>Skips or fails the running test when <paramref name="missing"/> names a reason; the test must be a SkippableFact.</summary>
    public static void Present(string? missing)
    {
        if (missing is null)
            return;
        if (All)
            throw new InvalidOperationException($"Required by OVERSIGHT_REQUIRE_ALL=1, but: {missing}");
        Skip.If(true, missing);
    }
}
