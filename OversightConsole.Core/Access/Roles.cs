namespace OversightConsole.Core.Access;

/// <summary>What a signed-in person may do. Checked in the services, not only on pages.</summary>
public enum Role
{
    /// <summary>Decides proposals in the queue.</summary>
    Technician,

    /// <summary>Sets modes, promotes, stops and resumes; decides too.</summary>
    Manager,

    /// <summary>Reads the trail and exports; changes nothing.</summary>
    Auditor,

    /// <summary>Manages users and settings; may stop and resume.</summary>
    Administrator,
}

/// <summary>
/// The person behind an act, always taken from the signed-in session, never from a parameter on the wire.
/// </summary>
/// <param name="Id">The id of the user, as the identity store knows it.</param>
/// <param name="Name">The user name, as shown and as written to the trail.</param>
/// <param name="Roles">The roles held at sign-in, re-read at most 30 s ago.</param>
public sealed record Person(string Id, string Name, IReadOnlySet<Role> Roles)
{
    /// <summary>Whether this person holds any of <paramref name="roles"/>.</summary>
    public bool Is(params Role[] roles) => roles.Any(Roles.Contains);

    /// <summary>Whether this person may decide proposals.</summary>
    public bool MayDecide => Is(Role.Technician, Role.Manager);

    /// <summary>Whether this person may set modes, promote, stop everything and resume.</summary>
    public bool MayManage => Is(Role.Manager);
}
