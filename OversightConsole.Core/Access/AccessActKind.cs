namespace OversightConsole.Core.Access;

/// <summary>What was done to a user.</summary>
public enum AccessActKind
{
    /// <summary>An administrator created a user.</summary>
    UserCreated,

    /// <summary>An administrator changed what a user may do.</summary>
    RolesChanged,

    /// <summary>An administrator disabled a user; open sessions end.</summary>
    UserDisabled,

    /// <summary>An administrator enabled a user again.</summary>
    UserEnabled,

    /// <summary>An administrator gave a user a new password; open sessions end.</summary>
    PasswordReset,

    /// <summary>The holder of the one-time set-up link became the first administrator.</summary>
    FirstAdministratorCreated,

    /// <summary>A one-time set-up link was issued, which voids the one before.</summary>
    SetUpLinkIssued,

    /// <summary>The demo desk's users were created at start.</summary>
    DemoUsersCreated,

    /// <summary>The demo desk's users were removed, because the demo is off or others could reach the console.</summary>
    DemoUsersRemoved,

    /// <summary>Somebody signed in.</summary>
    SignedIn,

    /// <summary>Too many wrong passwords: the user cannot sign in for a while.</summary>
    LockedOut,
}
