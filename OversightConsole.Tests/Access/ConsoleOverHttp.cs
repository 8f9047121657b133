using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using OversightConsole.Access.Start;

namespace OversightConsole.Tests.Access;

/// <summary>The whole console with its own data folder, a clock one can turn, and what it printed.</summary>
internal sealed partial class ConsoleOverHttp : WebApplicationFactory<Program>
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("access");

    public string Urls { get; init; } = "http://localhost:5080";

    public bool Demo { get; init; } = true;

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));

    public StringWriter Printed { get; } = new();

    public HttpClient Browser() => CreateClient(new() { AllowAutoRedirect = false });

    public static async Task<HttpResponseMessage> PostAsync(
        HttpClient browser,
        string address,
        Dictionary<string, string> fields,
        string handler
    )
    {
        var page = await browser.GetStringAsync(address);
        fields["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value;
        fields["_handler"] = handler;
        return await browser.PostAsync(address, new FormUrlEncodedContent(fields));
    }

    public static Task<HttpResponseMessage> SignInAsync(
        HttpClient browser,
        string name,
        string? password = null,
        string address = "/sign-in"
    ) => PostAsync(browser, address, new() { ["Form.Name"] = name, ["Form.Password"] = password ?? name }, "sign-in");

    public static async Task<string> TextAsync(HttpResponseMessage answer) =>
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Data:Directory", _folder.FullName);
        builder.UseSetting("Urls", Urls);
        builder.UseSetting("Demo:Enabled", Demo ? "true" : "false");
        builder.UseSetting("Demo:Days", "0");
        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            services.Replace(ServiceDescriptor.Singleton(new SetUpOutput(Printed)));
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!_folder.Exists)
            return;
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
