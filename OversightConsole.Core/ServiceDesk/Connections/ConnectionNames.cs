using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.ServiceDesk.Connections;

/// <summary>What a connection may be called, and what a person reads about one that is not there.</summary>
public static class ConnectionNames
{
    /// <summary>As long as the columns that hold a connection's name.</summary>
    public const int Longest = 40;

    /// <summary>
    /// What is wrong with the names of the connected systems, in a sentence; null when nothing is. The colon parts the name
    /// from the id in <see cref="SorRef.Text"/>, and two names that differ only in case nobody can tell apart.
    /// </summary>
    public static string? WhatIsWrong(IReadOnlyCollection<string> names)
    {
        if (names.FirstOrDefault(n => !IsValid(n)) is { } odd)
            return $"No system can be connected as '{odd}'; take 1 to {Longest} of the letters a to z, digits, '-', '_' and '.'.";
        return names.GroupBy(n => n, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice
            ? $"Two systems are connected as '{twice.Key}'; rename one."
            : null;
    }

    /// <summary>For the person who asks for something on a desk that is no longer connected: which one, and what helps.</summary>
    public static string NotConnected(string connection) =>
        $"The service desk '{connection}' is not connected. An administrator can connect it again in the configuration and restart the console.";

    /// <summary>For the person who asks for something on a desk that fails to answer.</summary>
    public static string DoesNotAnswer(string connection) =>
        $"The service desk '{connection}' does not answer. Nothing was changed there; try again later.";

    private static bool IsValid(string name) =>
        name.Length is > 0 and <= Longest && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}
