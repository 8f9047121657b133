namespace OversightConsole.Core.Access;

/// <summary>A user as the list shows it.</summary>
/// <param name="Id">The id of the user, as the identity store knows it.</param>
/// <param name="Name">The name used to sign in and shown everywhere.</param>
/// <param name="Roles">The roles of the user, in the order of <see cref="Role"/>.</param>
/// <param name="Disabled">Whether an administrator disabled the user.</param>
/// <param name="LockedUntil">Until when wrong passwords keep the user out; null when they do not.</param>
/// <param name="Demo">Whether it is one of the demo desk's users.</param>
public sealed record UserEntry(
    string Id,
    string Name,
    IReadOnlyList<Role> Roles,
    bool Disabled,
    DateTimeOffset? LockedUntil,
    bool Demo
);

/// <summary>The users, or why they are not shown.</summary>
/// <param name="Outcome">Done, or NotAllowed for somebody who is no administrator.</param>
/// <param name="Users">The users by name; empty when not allowed.</param>
public sealed record UserList(AccessOutcome Outcome, IReadOnlyList<UserEntry> Users);
