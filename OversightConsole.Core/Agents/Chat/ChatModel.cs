using System.ClientModel;
using System.Globalization;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using ChatTokenUsage = OpenAI.Chat.ChatTokenUsage;

namespace OversightConsole.Core.Agents.Chat;

/// <summary>
/// Asks the configured language service once, through Semantic Kernel. Calls of tools are told, never carried out: that is
/// people's and the executor's business. Retrying is the caller's, which keeps it across a restart.
/// </summary>
public sealed class ChatModel(ChatSettings settings) : IDisposable
{
    private const int LongestAnswer = 800;
    private static readonly TimeSpan NextTry = TimeSpan.FromSeconds(20);
    private readonly HttpClient _http = new() { Timeout = System.Threading.Timeout.InfiniteTimeSpan };

    /// <summary>What it was told.</summary>
    public ChatSettings Settings => settings;

    /// <summary>The answer to a conversation; a failure of the service is an answer too.</summary>
    public async Task<ChatReply> AskAsync(
        IReadOnlyList<ChatTurn> turns,
        IReadOnlyList<ChatTool> tools,
        CancellationToken ct
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(settings.Timeout);
        try
        {
            return Read(await SendAsync(turns, tools, limit.Token));
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new ChatFailed($"it did not answer in {settings.Timeout.TotalSeconds:0} s", NextTry);
        }
        catch (HttpOperationException exception)
        {
            return new ChatFailed(
                $"it answered {(int?)exception.StatusCode} {exception.StatusCode}",
                RetryAfter(exception)
            );
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or OutOfMemoryException))
        {
            return new ChatFailed("its answer could not be read", null);
        }
    }

    private Task<ChatMessageContent> SendAsync(
        IReadOnlyList<ChatTurn> turns,
        IReadOnlyList<ChatTool> tools,
        CancellationToken ct
    )
    {
        // The one way to an endpoint of one's own; the library marks it as new.
#pragma warning disable SKEXP0010
        var service = new OpenAIChatCompletionService(
            settings.Model,
            settings.Endpoint!,
            settings.Key.Length == 0 ? "none" : settings.Key,
            httpClient: _http
        );
#pragma warning restore SKEXP0010
        var how = new OpenAIPromptExecutionSettings { Temperature = 0, MaxTokens = LongestAnswer };
        if (tools.Count > 0)
            how.FunctionChoiceBehavior = FunctionChoiceBehavior.Auto(tools.Select(Function), autoInvoke: false);
        return service.GetChatMessageContentAsync(History(turns), how, new Kernel(), ct);
    }

    private static ChatHistory History(IReadOnlyList<ChatTurn> turns)
    {
        var history = new ChatHistory();
        foreach (var turn in turns)
            switch (turn.Role)
            {
                case "system":
                    history.AddSystemMessage(turn.Text);
                    break;
                case "user":
                    history.AddUserMessage(turn.Text);
                    break;
                case "tool":
                    history.Add(
                        new ChatMessageContent(
                            AuthorRole.Tool,
                            [new FunctionResultContent(callId: turn.CallId, result: turn.Text)]
                        )
                    );
                    break;
                default:
                    var said = new ChatMessageContent(AuthorRole.Assistant, turn.Text);
                    foreach (var call in turn.Calls)
                        said.Items.Add(
                            new FunctionCallContent(
                                call.Tool,
                                null,
                                call.Id,
                                new KernelArguments { ["target"] = call.Target }
                            )
                        );
                    history.Add(said);
                    break;
            }
        return history;
    }

    private static KernelFunction Function(ChatTool tool) =>
        KernelFunctionFactory.CreateFromMethod(
            (string target) => target,
            tool.Name,
            tool.Does,
            [
                new KernelParameterMetadata("target")
                {
                    Description = tool.TargetIs,
                    IsRequired = true,
                    ParameterType = typeof(string),
                },
            ]
        );

    private static ChatSaid Read(ChatMessageContent message)
    {
        var usage = message.Metadata?.GetValueOrDefault("Usage") as ChatTokenUsage;
        var calls = FunctionCallContent
            .GetFunctionCalls(message)
            .Select(c => new ChatCall(
                c.Id ?? "",
                c.FunctionName,
                Convert.ToString(c.Arguments?.GetValueOrDefault("target"), CultureInfo.InvariantCulture) ?? ""
            ));
        return new ChatSaid(
            new ChatTurn("assistant", message.Content ?? "") { Calls = [.. calls] },
            usage?.InputTokenCount ?? 0,
            usage?.OutputTokenCount ?? 0
        );
    }

    private static TimeSpan? RetryAfter(HttpOperationException exception)
    {
        if (exception.StatusCode is not { } status || ((int)status < 500 && (int)status != 429))
            return null;
        string? after = null;
        (exception.InnerException as ClientResultException)
            ?.GetRawResponse()
            ?.Headers.TryGetValue("retry-after", out after);
        return int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(Math.Min(seconds, 3_600))
            : NextTry;
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();
}
