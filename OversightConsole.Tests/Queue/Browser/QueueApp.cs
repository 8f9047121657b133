using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OversightConsole.Core.Pipeline.Work;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.Embedded.Configuration;
using OversightConsole.Core.ServiceDesk.Embedded.Customers;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures.Browser;
using OversightConsole.Tests.Fixtures.Clocks;

namespace OversightConsole.Tests.Queue.Browser;

/// <summary>The whole console with tickets and proposals that a test enters itself.</summary>
public sealed class QueueApp : IAsyncLifetime
{
    public static readonly Actor Customer = new(ActorKind.Customer, "c-priya", "Priya Nair");
    private const string Mail =
        "Hi team,\n\nThe X-ray software says “sensor not found” on all three rooms. We can't take any X-rays and I have "
        + "patients waiting.\n\nPriya, front desk\nHarbor Dental";

    private readonly ConsoleApp console = new();

    public IServiceProvider Services => console.Services;

    public async Task InitializeAsync()
    {
        if (Chromium.Missing is not null)
            return;
        await console.InitializeAsync();
        await Services.GetRequiredService<DeskConfiguration>().EnsureAsync(default);
        await AddCompaniesAsync();
    }

    public Task DisposeAsync() => ((IAsyncLifetime)console).DisposeAsync();

    public Task<IBrowserContext> NewPersonAsync(BrowserNewContextOptions? options) => console.NewPersonAsync(options);

    /// <summary>A ticket as a customer's mail would open it.</summary>
    public async Task<SorRecord> TicketAsync(string summary, string text)
    {
        var desk = Services.GetRequiredService<EmbeddedDesk>();
        var saved = (DeskSaved)
            await desk.CreateAsync(
                new NewTicket
                {
                    Summary = summary,
                    Description = text,
                    SenderAddress = "priya@example.test",
                },
                Customer,
                default
            );
        return await RecordAsync(saved.Ticket);
    }

    /// <summary>A ticket about X-rays with what agents would propose on it.</summary>
    public async Task<SorRecord> SeedAsync(params Func<SorRecord, SorCatalog, ProposalDraft>[] drafts)
    {
        var desk = await Services.GetRequiredService<ISystemOfRecord>().DescribeAsync(default);
        var ticket = await TicketAsync("Can’t take X-rays, patients waiting", Mail);
        await ProposeAsync(ticket, [.. drafts.Select(d => d(ticket, desk))]);
        return ticket;
    }

    public async Task<SorRecord> RecordAsync(long ticket) =>
        (await Services.GetRequiredService<ISystemOfRecord>().GetAsync(EmbeddedDesk.RefOf(ticket), default))!;

    /// <summary>A member of the desk's staff sets a field of the ticket.</summary>
    public async Task SetAsync(SorRecord ticket, string field, string id)
    {
        var colleague = new Actor(ActorKind.Person, "colleague", "A colleague");
        var number = long.Parse(ticket.Number, System.Globalization.CultureInfo.InvariantCulture);
        var desk = Services.GetRequiredService<EmbeddedDesk>();
        var saved = await desk.ChangeAsync(number, [SetField.To(field, id)], colleague, null, default);
        saved.Should().BeOfType<DeskSaved>();
    }

    /// <summary>The ticket's value of a field, as it stands on the desk.</summary>
    public async Task<string?> ValueAsync(SorRecord ticket, string field) =>
        (await RecordAsync(long.Parse(ticket.Number, System.Globalization.CultureInfo.InvariantCulture)))[field]?.Name;

    /// <summary>Enters proposals as the pipeline would: one transaction, each with its review item.</summary>
    public async Task ProposeAsync(SorRecord ticket, params ProposalDraft[] drafts)
    {
        var contexts = Services.GetRequiredService<IDbContextFactory<OversightDbContext>>();
        await using var db = await contexts.CreateDbContextAsync();
        await using var write = await db.BeginWriteAsync(Services.GetRequiredService<TimeProvider>().Now());
        var now = Services.GetRequiredService<TimeProvider>().Now();
        foreach (var draft in drafts)
        {
            var status = draft.Premises.Count > 0 ? ProposalStatus.Held : ProposalStatus.Pending;
            var draw = new GateDraw(status, $"{draft.Agent}/test", 1, true, false, 1);
            ReviewItem.Open(db, await ProposalWriter.EnterAsync(write, draft, draw, now, default), now);
        }
        await QueuedTickets.KeepAsync(
            write,
            ticket,
            await Services.GetRequiredService<ISystemOfRecord>().DescribeAsync(default),
            default
        );
        await write.CommitAsync();
    }

    private async Task AddCompaniesAsync()
    {
        var contexts = Services.GetRequiredService<IDbContextFactory<OversightDbContext>>();
        await using var db = await contexts.CreateDbContextAsync();
        await using var write = await db.BeginWriteAsync();
        db.AddRange(
            new Company
            {
                Id = "harbor",
                Name = "Harbor Dental",
                SlaId = "managed-8x5",
            },
            new Company
            {
                Id = "harbor-east",
                Name = "Harbor Dental East",
                SlaId = "managed-8x5",
            }
        );
        await DeskConfiguration.ChangedAsync(db, TestClock.Now, default);
        await write.CommitAsync();
    }
}
