using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Access;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Reports.TrailConsistency.Projections;

/// <summary>The facts of the entries about users.</summary>
internal sealed record AccessFacts(string User, string Detail);

/// <summary>A user as the trail tells it.</summary>
internal sealed record UserAtEntry(string Name, IReadOnlySet<string> Roles, bool IsDisabled, long Entry);

/// <summary>Who exists, what each may do, and who is kept out.</summary>
internal sealed class UserProjection : Projection
{
    private const string Plural = "users";
    private const string Prefix = TrailKind.AccessPrefix;
    private const string Changed = " -> ";

    private readonly SortedDictionary<string, UserAtEntry> _users = new(StringComparer.Ordinal);

    public override IReadOnlyList<string> Kinds { get; } =
    [
        .. new[]
        {
            AccessActKind.UserCreated,
            AccessActKind.FirstAdministratorCreated,
            AccessActKind.RolesChanged,
            AccessActKind.UserDisabled,
            AccessActKind.UserEnabled,
            AccessActKind.DemoUsersCreated,
            AccessActKind.DemoUsersRemoved,
        }.Select(k => Prefix + Codes.Of(k)),
    ];

    public override void Take(TrailEvent trailEvent)
    {
        var (facts, id, entry) = (trailEvent.Facts<AccessFacts>(), trailEvent.Subject, trailEvent.Number);
        switch (Codes.Parse<AccessActKind>(trailEvent.Entry.Kind[Prefix.Length..]))
        {
            case AccessActKind.UserCreated:
            case AccessActKind.FirstAdministratorCreated:
                _users[id] = new UserAtEntry(facts.User, Roles(facts.Detail), false, entry);
                break;
            case AccessActKind.RolesChanged:
                var now = facts.Detail[(facts.Detail.IndexOf(Changed, StringComparison.Ordinal) + Changed.Length)..];
                _users[id] = _users[id] with { Roles = Roles(now), Entry = entry };
                break;
            case AccessActKind.UserDisabled:
                _users[id] = _users[id] with { IsDisabled = true, Entry = entry };
                break;
            case AccessActKind.UserEnabled:
                _users[id] = _users[id] with { IsDisabled = false, Entry = entry };
                break;
            case AccessActKind.DemoUsersCreated:
                foreach (var demo in Demo(facts.Detail))
                    _users[demo.Id] = new UserAtEntry(demo.Name, Roles(Codes.Of(demo.Role)), false, entry);
                break;
            case AccessActKind.DemoUsersRemoved:
                foreach (var demo in Demo(facts.Detail))
                    _users.Remove(demo.Id);
                break;
        }
    }

    public override async Task CompareAsync(OversightDbContext db, Differences differences, CancellationToken ct)
    {
        var held = (
            await db.UserRoles.AsNoTracking().OrderBy(r => r.UserId).ThenBy(r => r.RoleId).ToListAsync(ct)
        ).ToLookup(r => r.UserId, r => r.RoleId);
        var users = await db.Users.AsNoTracking().OrderBy(u => u.Id).ToListAsync(ct);
        foreach (var user in users)
        {
            var entry = _users.GetValueOrDefault(user.Id);
            CompareRoles(user.UserName ?? user.Id, held[user.Id].ToHashSet(), entry, differences);
            if (AccountStatus.IsDisabled(user) != (entry?.IsDisabled ?? false))
                differences.Add(
                    Plural,
                    entry is { IsDisabled: true }
                        ? $"{user.UserName} may sign in, but entry {entry.Entry} says that they are disabled."
                        : $"{user.UserName} is disabled, but no entry says so.",
                    entry?.Entry,
                    null
                );
        }
        foreach (var (id, entry) in _users.Where(u => users.All(r => r.Id != u.Key)))
            differences.Add(
                Plural,
                $"{entry.Name} is gone, but entry {entry.Entry} speaks of them.",
                entry.Entry,
                null
            );
        foreach (var id in held.Select(h => h.Key).Where(h => users.All(u => u.Id != h)))
            differences.Add(Plural, $"A user who does not exist ({id}) has roles.", null, null);
        await CompareRulesAsync(db, differences, ct);
    }

    private static void CompareRoles(string name, HashSet<string> held, UserAtEntry? entry, Differences differences)
    {
        var told = entry?.Roles ?? new HashSet<string>();
        foreach (var role in held.Except(told).Order(StringComparer.Ordinal))
            differences.Add(
                Plural,
                entry is null
                    ? $"{name} has the role {role}, but no entry created {name}."
                    : $"{name} has the role {role}, which entry {entry.Entry} does not give.",
                entry?.Entry,
                null
            );
        foreach (var role in told.Except(held).Order(StringComparer.Ordinal))
            differences.Add(
                Plural,
                $"{name} lacks the role {role}, which entry {entry!.Entry} gives.",
                entry.Entry,
                null
            );
    }

    /// <summary>Ways to more rights that the console never uses, so any of them was written past it.</summary>
    private static async Task CompareRulesAsync(OversightDbContext db, Differences differences, CancellationToken ct)
    {
        if (await db.Roles.AnyAsync(r => r.Name != r.Id, ct))
            differences.Add(Plural, "A role bears another role's name; no entry changes roles themselves.", null, null);
        if (await db.UserClaims.AnyAsync(ct) || await db.RoleClaims.AnyAsync(ct))
            differences.Add(Plural, "Rights were given past the roles; no entry does that.", null, null);
    }

    private static HashSet<string> Roles(string detail) =>
        [.. detail.Split(", ", StringSplitOptions.RemoveEmptyEntries)];

    private static IEnumerable<DemoUser> Demo(string names)
    {
        var named = names.Split(", ");
        return DemoUsers.All.Where(u => named.Contains(u.Name));
    }
}
