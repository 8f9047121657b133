namespace OversightConsole.Theme;

/// <summary>Light or dark, remembered in a cookie so that the server's first answer already has the right colours.</summary>
public static class ThemeChoice
{
    public const string Cookie = "oc-theme";

    /// <summary>"light" or "dark"; null for anything else, which is then ignored.</summary>
    public static string? Parse(string? text) => text is "light" or "dark" ? text : null;
}
