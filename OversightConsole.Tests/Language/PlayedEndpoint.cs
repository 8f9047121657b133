using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace OversightConsole.Tests.Language;

/// <summary>A real HTTP server that plays a language service: each request gets the next answer it was told.</summary>
internal sealed class PlayedEndpoint : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Func<HttpContext, Task>> _answers = new();

    private PlayedEndpoint(WebApplication app) => _app = app;

    /// <summary>The bodies that came in.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    public Uri Address =>
        new(
            _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()
                + "/v1"
        );

    public static async Task<PlayedEndpoint> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var endpoint = new PlayedEndpoint(app);
        app.MapPost("/v1/chat/completions", endpoint.AnswerAsync);
        await app.StartAsync();
        return endpoint;
    }

    public void Says(string text) =>
        Answers(
            new
            {
                role = "assistant",
                content = (string?)text,
                tool_calls = (object[]?)null,
            },
            "stop"
        );

    public void Calls(string tool, string target, string id = "call_1") => CallsAll((tool, target, id));

    /// <summary>Several tools in one answer.</summary>
    public void CallsAll(params (string Tool, string Target, string Id)[] calls) =>
        Answers(
            new
            {
                role = "assistant",
                content = (string?)null,
                tool_calls = (object[]?)
                    [
                        .. calls.Select(c => new
                        {
                            id = c.Id,
                            type = "function",
                            function = new { name = c.Tool, arguments = $$"""{"target":"{{c.Target}}"}""" },
                        }),
                    ],
            },
            "tool_calls"
        );

    public void Fails(int status, string? retryAfter = null) =>
        _answers.Enqueue(context =>
        {
            context.Response.StatusCode = status;
            if (retryAfter is not null)
                context.Response.Headers.RetryAfter = retryAfter;
            return context.Response.WriteAsync("""{"error":{"message":"no"}}""");
        });

    public void SaysGarbage() =>
        _answers.Enqueue(context => context.Response.WriteAsync("<html>not what was asked for"));

    /// <summary>Does not answer before the caller has gone.</summary>
    public void Hangs() =>
        _answers.Enqueue(async context =>
        {
            var gone = new TaskCompletionSource();
            await using var on = context.RequestAborted.Register(gone.SetResult);
            await gone.Task;
        });

    private void Answers(object message, string finish) =>
        _answers.Enqueue(context =>
            context.Response.WriteAsJsonAsync(
                new
                {
                    id = "1",
                    @object = "chat.completion",
                    created = 1,
                    model = "played",
                    choices = new[]
                    {
                        new
                        {
                            index = 0,
                            message,
                            finish_reason = finish,
                        },
                    },
                    usage = new
                    {
                        prompt_tokens = 1200,
                        completion_tokens = 30,
                        total_tokens = 1230,
                    },
                }
            )
        );

    private async Task AnswerAsync(HttpContext context)
    {
        Asked.Enqueue(await new StreamReader(context.Request.Body).ReadToEndAsync());
        if (_answers.TryDequeue(out var answer))
            await answer(context);
        else
            context.Response.StatusCode = 418;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
