using System.Security.Claims;
using OversightConsole.Core.Access;
using OversightConsole.Core.Storage;

namespace OversightConsole.Access.Session;

/// <summary>Reads the person out of the signed-in session's claims.</summary>
internal static class PersonClaims
{
    /// <summary>The person; null when nobody is signed in. A role the console does not know throws.</summary>
    public static Person? Of(ClaimsPrincipal principal)
    {
        if (principal.Identity?.IsAuthenticated != true)
            return null;
        var id = principal.FindFirstValue(ClaimTypes.NameIdentifier);
        var name = principal.FindFirstValue(ClaimTypes.Name);
        var roles = principal.FindAll(ClaimTypes.Role).Select(c => Codes.Parse<Role>(c.Value));
        return id is null || name is null ? null : new Person(id, name, roles.ToHashSet());
    }
}
