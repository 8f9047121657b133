using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Access;
using OversightConsole.Core.Audit;
using OversightConsole.Core.ServiceDesk.Embedded.Configuration;
using OversightConsole.Core.ServiceDesk.Embedded.Customers;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures.Clocks;

namespace OversightConsole.Tests.Harness;

/// <summary>What an administrator or a fault does behind the deciders' backs.</summary>
internal static class Administration
{
    public static Task DisableAsync(this ReviewHarness harness, Person person) =>
        harness.ReadAsync(db =>
            db.Users.Where(u => u.Id == person.Id)
                .ExecuteUpdateAsync(s =>
                    s.SetProperty(u => u.LockoutEnd, new DateTimeOffset(9999, 12, 31, 0, 0, 0, TimeSpan.Zero))
                )
        );

    public static Task RevokeAsync(this ReviewHarness harness, Person person) =>
        harness.ReadAsync(db =>
            db.Set<IdentityUserRole<string>>().Where(r => r.UserId == person.Id).ExecuteDeleteAsync()
        );

    /// <summary>A further customer of the desk; one that is there already stays.</summary>
    public static async Task CompanyAsync(this ReviewHarness harness, string id)
    {
        await using var db = await harness.Get<IDbContextFactory<OversightDbContext>>().CreateDbContextAsync();
        if (await db.Set<Company>().AnyAsync(c => c.Id == id))
            return;
        await using var write = await db.BeginWriteAsync();
        db.Add(
            new Company
            {
                Id = id,
                Name = id,
                SlaId = "managed-8x5",
            }
        );
        await DeskConfiguration.ChangedAsync(db, TestClock.Now, default);
        await write.CommitAsync();
    }

    /// <summary>Somebody who works for a customer.</summary>
    public static async Task ContactAsync(this ReviewHarness harness, string company, string id)
    {
        await using var db = await harness.Get<IDbContextFactory<OversightDbContext>>().CreateDbContextAsync();
        if (await db.Set<Contact>().AnyAsync(c => c.Id == id))
            return;
        await using var write = await db.BeginWriteAsync();
        db.Add(
            new Contact
            {
                Id = id,
                CompanyId = company,
                Name = id,
            }
        );
        await DeskConfiguration.ChangedAsync(db, TestClock.Now, default);
        await write.CommitAsync();
    }

    /// <summary>Appends an act with these facts in a transaction of its own, or as a part of the one that runs.</summary>
    public static async Task AppendAsync(this ReviewHarness harness, object facts, CancellationToken ct = default)
    {
        await using var db = await harness.Get<IDbContextFactory<OversightDbContext>>().CreateDbContextAsync(ct);
        await using var write = await db.BeginWriteAsync();
        AuditTrail.Append(
            write,
            new AuditAct(harness.Time.Now(), AuditActor.System("test"), "test.act", "test/1", null, facts)
        );
        await write.CommitAsync();
    }
}
