using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Access;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Pipeline.Scopes;

/// <summary>On which tickets each agent works and which rules of the desk go before it; every change is a new version.</summary>
public sealed class AgentScopes(IDbContextFactory<OversightDbContext> contexts, TimeProvider time)
{
    /// <summary>All versions of an agent's scope, newest first; empty while it was never set.</summary>
    public async Task<IReadOnlyList<AgentScopeVersion>> ListAsync(string agent, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<AgentScopeVersion>()
            .AsNoTracking()
            .Where(s => s.Agent == agent)
            .OrderByDescending(s => s.Number)
            .ToListAsync(ct);
    }

    /// <summary>Sets an agent's scope. Nothing that waits or was written is changed by it.</summary>
    public async Task<ManagerActionOutcome> SetAsync(
        Person by,
        string agent,
        AgentScope scope,
        string reason,
        CancellationToken ct = default
    )
    {
        if (!by.MayManage)
            return ManagerActionOutcome.NotAllowed;
        if (string.IsNullOrWhiteSpace(reason))
            return ManagerActionOutcome.ReasonMissing;
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var write = await db.BeginWriteAsync(time, ct);
        if (!await db.Set<AgentSettings>().AnyAsync(a => a.Agent == agent, ct))
            return ManagerActionOutcome.UnknownAgent;
        await AgentLock.TakeAsync(db, agent, ct);
        var last =
            await db.Set<AgentScopeVersion>().Where(s => s.Agent == agent).MaxAsync(s => (int?)s.Number, ct) ?? 0;
        Enter(write, agent, last + 1, scope, by.Name, reason.Trim(), AuditActor.Person(by.Id, by.Name), time.Now());
        await write.CommitAsync();
        return ManagerActionOutcome.Set;
    }

    /// <summary>Every agent's scope in force; an agent that is not in it works on everything.</summary>
    internal static async Task<IReadOnlyDictionary<string, AgentScope>> InForceAsync(
        OversightDbContext db,
        CancellationToken ct
    )
    {
        var scopes = db.Set<AgentScopeVersion>().AsNoTracking();
        var newest = await scopes
            .Where(s => s.Number == scopes.Where(o => o.Agent == s.Agent).Max(o => o.Number))
            .ToListAsync(ct);
        return newest.ToDictionary(s => s.Agent, s => s.Scope);
    }

    /// <summary>An agent's scope in force.</summary>
    internal static async Task<AgentScope> InForceAsync(OversightDbContext db, string agent, CancellationToken ct) =>
        Of(await InForceAsync(db, ct), agent);

    /// <summary>An agent's scope among those in force; one that was never set works on everything.</summary>
    internal static AgentScope Of(IReadOnlyDictionary<string, AgentScope> inForce, string agent) =>
        inForce.GetValueOrDefault(agent) ?? AgentScope.Everything;

    internal static void Enter(
        WriteScope write,
        string agent,
        int number,
        AgentScope scope,
        string by,
        string reason,
        AuditActor actor,
        DateTimeOffset now
    )
    {
        write.Db.Add(
            new AgentScopeVersion
            {
                Agent = agent,
                Number = number,
                Scope = scope,
                At = now,
                By = by,
                Reason = reason,
            }
        );
        AuditTrail.Append(
            write,
            new AuditAct(
                now,
                actor,
                TrailKind.ScopeSet,
                TrailSubject.Agent(agent),
                null,
                new
                {
                    number,
                    // Rules hold words that somebody typed: senders, names.
                    scope = PersonalText.Of(JsonSerializer.Serialize(scope, StoredJson.Options)),
                    reason = PersonalText.Of(reason),
                }
            )
        );
        write.Touch(Topic.Fleet);
    }
}
