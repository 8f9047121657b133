using OversightConsole.Core.Access;

namespace OversightConsole.Access.Users;

/// <summary>What a role may do, in the words of the users page.</summary>
internal static class RoleText
{
    public static string Of(Role role) =>
        role switch
        {
            Role.Technician => "Decides what agents suggest",
            Role.Manager => "Sets modes, stops and resumes; decides too",
            Role.Auditor => "Reads the trail and exports; changes nothing",
            Role.Administrator => "Manages users and settings; may stop and resume",
            _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Unknown role."),
        };
}
