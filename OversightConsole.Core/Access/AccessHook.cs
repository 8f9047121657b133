using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Access;

/// <summary>
/// Where the application's composition hangs the trail: Access and Audit are peers and do not know each other, yet every
/// act of an administrator must reach the trail in the same transaction.
/// </summary>
public sealed class AccessHook
{
    /// <summary>
    /// Called inside the open write scope, before it commits; an exception rolls the act back. Null: acts go unrecorded,
    /// which only tests should want.
    /// </summary>
    public Func<WriteScope, AccessAct, Task>? OnAct { get; set; }

    internal Task TellAsync(WriteScope write, AccessAct act) => OnAct?.Invoke(write, act) ?? Task.CompletedTask;
}
