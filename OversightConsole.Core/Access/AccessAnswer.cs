namespace OversightConsole.Core.Access;

/// <summary>How a request to change a user ended.</summary>
public enum AccessOutcome
{
    /// <summary>It is done and stored.</summary>
    Done,

    /// <summary>Nothing needed changing: it was so already.</summary>
    Unchanged,

    /// <summary>The acting person is not, or no longer, an administrator.</summary>
    NotAllowed,

    /// <summary>There is no such user.</summary>
    NoSuchUser,

    /// <summary>Another user has that name: choose a different one.</summary>
    NameTaken,

    /// <summary>The name is empty, too long or has characters a name may not have.</summary>
    BadName,

    /// <summary>The password is too easy to guess: choose a longer one.</summary>
    WeakPassword,

    /// <summary>A user needs at least one role.</summary>
    NoRoles,

    /// <summary>It would leave the console without an administrator.</summary>
    LastAdministrator,

    /// <summary>Nobody may disable themselves: ask another administrator.</summary>
    NotYourself,

    /// <summary>A demo user keeps its published password.</summary>
    DemoUser,

    /// <summary>The set-up link was used, replaced by a newer one, or is older than a day.</summary>
    LinkSpent,
}

/// <summary>An outcome with the sentence to show for it.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Sentence">What happened and what to do, for the person who asked.</param>
public sealed record AccessAnswer(AccessOutcome Outcome, string Sentence)
{
    /// <summary>Whether it is as the person wanted it.</summary>
    public bool Succeeded => Outcome is AccessOutcome.Done or AccessOutcome.Unchanged;

    internal static AccessAnswer NotAllowed { get; } =
        new(AccessOutcome.NotAllowed, "Only an administrator may do this. Nothing was changed.");

    internal static AccessAnswer NoSuchUser { get; } =
        new(AccessOutcome.NoSuchUser, "This user no longer exists. Reload the list.");

    internal static AccessAnswer NoRoles { get; } =
        new(AccessOutcome.NoRoles, "Choose at least one role. To keep somebody out, disable the user instead.");
}
