using System.Net;

namespace OversightConsole.Settings;

/// <summary>Reads where the console listens and whether that is this machine alone.</summary>
internal sealed class ListenAddresses(IConfiguration configuration, List<string> errors)
{
    public (IReadOnlyList<string> Urls, bool LoopbackOnly) Read()
    {
        // Bare ports mean every interface; Kestrel's own section may mean anything: neither counts as loopback.
        var elsewhere =
            configuration.GetSection("Kestrel:Endpoints").GetChildren().Any()
            || !string.IsNullOrEmpty(configuration["HTTP_PORTS"])
            || !string.IsNullOrEmpty(configuration["HTTPS_PORTS"]);
        var text = configuration["urls"];
        if (string.IsNullOrWhiteSpace(text))
            return elsewhere ? ([], false) : ([ConsoleSettings.DefaultUrl], true);

        var urls = text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var loopback = !configuration.GetSection("Kestrel:Endpoints").GetChildren().Any();
        foreach (var url in urls)
        {
            if (!TryParse(url, out var host))
                errors.Add($"Urls '{url}' is not an address; use one such as {ConsoleSettings.DefaultUrl}.");
            else
                loopback &= IsLoopback(host);
        }
        return (urls, loopback);
    }

    private static bool TryParse(string url, out string host)
    {
        host = "";
        try
        {
            var address = BindingAddress.Parse(url);
            host = address.Host;
            return address.Scheme is "http" or "https" && address.Host.Length > 0;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
