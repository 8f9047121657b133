using Microsoft.AspNetCore.Components.Authorization;
using OversightConsole.Core.Access;

namespace OversightConsole.Access.Session;

/// <summary>
/// Who is acting: the one place from which pages and endpoints take the person they pass to Core. Ask again for each
/// act rather than keeping the answer, since roles may change while a page is open.
/// </summary>
public sealed class SignedInPerson(AuthenticationStateProvider states)
{
    private Person? _ofRequest;

    /// <summary>The person signed in.</summary>
    /// <exception cref="UnauthorizedAccessException">Nobody is signed in, or no longer.</exception>
    public async Task<Person> GetAsync() =>
        await FindAsync() ?? throw new UnauthorizedAccessException("You are no longer signed in. Sign in again.");

    /// <summary>The person signed in; null when nobody is.</summary>
    public async Task<Person?> FindAsync() =>
        _ofRequest ?? PersonClaims.Of((await states.GetAuthenticationStateAsync()).User);

    /// <summary>
    /// Takes the person from a plain HTTP request, where there is no circuit to ask. A circuit has a scope of its own,
    /// so this never lingers there.
    /// </summary>
    internal void UseRequest(HttpContext context) => _ofRequest = PersonClaims.Of(context.User);
}
