namespace OversightConsole.Core.Agents.Chat;

/// <summary>One turn of a conversation, as it is stored.</summary>
/// <param name="Role"><c>system</c>, <c>user</c>, <c>assistant</c> or <c>tool</c>.</param>
/// <param name="Text">What was said; for a tool what became of the call.</param>
public sealed record ChatTurn(string Role, string Text)
{
    /// <summary>With an assistant: the tools it called.</summary>
    public IReadOnlyList<ChatCall> Calls { get; init; } = [];

    /// <summary>With a tool: the call it answers.</summary>
    public string? CallId { get; init; }
}

/// <summary>A tool that was called.</summary>
/// <param name="Id">The service's id of the call.</param>
/// <param name="Tool">The tool's name; may be one that does not exist.</param>
/// <param name="Target">Its one argument; empty where it was missing.</param>
public sealed record ChatCall(string Id, string Tool, string Target)
{
    /// <summary>What it proposes; null where it proposes nothing.</summary>
    public Guid? ProposalId { get; init; }

    /// <summary>What the service is told became of it; null while people have not decided.</summary>
    public string? Became { get; init; }
}

/// <summary>A tool that may be called: one argument, and what it is.</summary>
public sealed record ChatTool(string Name, string Does, string TargetIs);

/// <summary>The reply of the language service.</summary>
public abstract record ChatReply;

/// <summary>An answer, or calls of tools, with what it used.</summary>
public sealed record ChatSaid(ChatTurn Turn, long TokensIn, long TokensOut) : ChatReply;

/// <summary>The language service gave no usable reply.</summary>
/// <param name="Why">The reason for people, without a full stop.</param>
/// <param name="RetryAfter">When another try may do better; null when it will not.</param>
public sealed record ChatFailed(string Why, TimeSpan? RetryAfter) : ChatReply;
