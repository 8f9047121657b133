namespace OversightConsole.Access.Pages;

/// <summary>Where to go after signing in, without letting a crafted link choose another site.</summary>
internal static class LocalAddress
{
    /// <summary><paramref name="address"/> when it is a path of this console, else its home.</summary>
    public static string OrHome(string? address) => IsLocal(address) ? address! : "/";

    /// <summary>
    /// A path: one slash, then no second slash or backslash (browsers read both as "another host"), and no control
    /// characters, which browsers drop before they read the rest.
    /// </summary>
    private static bool IsLocal(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl);
}
