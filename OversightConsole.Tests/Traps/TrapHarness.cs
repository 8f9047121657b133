using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OversightConsole.Composition;
using OversightConsole.Core.Access;
using OversightConsole.Core.Demo.Building;
using OversightConsole.Core.Demo.Traps;
using OversightConsole.Core.Demo.World;
using OversightConsole.Core.Execution;
using OversightConsole.Core.Pipeline.Asking;
using OversightConsole.Core.Pipeline.Feed;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Reports;
using OversightConsole.Core.Review;
using OversightConsole.Core.Review.Decisions;
using OversightConsole.Core.Review.Queue;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.Embedded.Customers;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Storage.Bulk;
using OversightConsole.Core.Training;
using OversightConsole.Tests.Fixtures.Databases;

namespace OversightConsole.Tests.Traps;

/// <summary>A trap that has arrived: its tickets on the desk in the order they came, the last one to be answered.</summary>
internal sealed record ArrivedTrap(DemoTrap Trap, IReadOnlyList<SorRef> Tickets)
{
    /// <summary>The ticket to be answered.</summary>
    public SorRef Ticket => Tickets[^1];
}

/// <summary>The whole of Core with the real suite over a copy of <see cref="TrapDesk"/>, and a clock that only tests move.</summary>
internal sealed class TrapHarness : IAsyncDisposable
{
    public static readonly Person Ravi = new("ravi", "Ravi", new HashSet<Role> { Role.Technician });
    public static readonly Person Mia = new("mia", "Mia", new HashSet<Role> { Role.Technician });
    public static readonly Person Manager = new("max", "Max", new HashSet<Role> { Role.Manager });
    public static readonly IReadOnlyList<Person> People = [Ravi, Mia, Manager];

    private readonly ServiceProvider _services;

    private TrapHarness(ServiceProvider services, FakeTimeProvider time) => (_services, Time) = (services, time);

    public FakeTimeProvider Time { get; }

    public static ServiceProvider Services(StorageOptions database, string models, FakeTimeProvider time) =>
        DatabaseFixture.Build(
            database,
            s =>
            {
                s.AddSingleton<TimeProvider>(time).AddSingleton<BulkWrites>().AddAccess();
                s.AddServiceDesk("Europe/Berlin").AddOversight(models).AddReports(Path.Combine(models, "reports"));
            }
        );

    public static async Task<TrapHarness> OpenAsync(StorageOptions database, string models)
    {
        var time = new FakeTimeProvider(TrapDesk.Until);
        var harness = new TrapHarness(Services(database, models, time), time);
        await harness.Get<VersionsAtWork>().RunOnceAsync();
        return harness;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>
    /// Lets a trap's tickets come in as the clock goes on from now, in the pace they are told in, with what happens to each
    /// (<paramref name="steps"/> of a ticket's steps; null: all). The pipeline works after every event.
    /// </summary>
    public async Task<ArrivedTrap> ArriveAsync(int number, int? steps = null)
    {
        var trap = new DemoTraps(TrapDesk.Seed, TrapDesk.Until).All().Single(t => t.Number == number);
        var begin = Time.GetUtcNow() - trap.Tickets[0].Ticket.OpenedAt;
        var tickets = new Dictionary<string, SorRef>(StringComparer.Ordinal);
        foreach (var (at, play) in Events(trap, steps, tickets).OrderBy(e => e.At))
        {
            MoveTo(at + begin);
            await play();
            await WorkAsync();
        }
        return new ArrivedTrap(trap, [.. trap.Tickets.Select(t => tickets[t.Ticket.Key])]);
    }

    /// <summary>The step that <see cref="ArriveAsync"/> left out happens to the trap's last ticket, and the pipeline works.</summary>
    public async Task StepAsync(ArrivedTrap arrived, int step)
    {
        var told = arrived.Trap.Tickets[^1].Steps[step];
        Time.Advance(TimeSpan.FromMinutes(1));
        await HappenAsync(arrived.Ticket, told);
        await WorkAsync();
    }

    /// <summary>What the trap tells for "later" happens to its last ticket.</summary>
    public async Task LaterAsync(ArrivedTrap arrived)
    {
        foreach (var step in arrived.Trap.Tickets[^1].Later)
        {
            Time.Advance(TimeSpan.FromMinutes(1));
            await HappenAsync(arrived.Ticket, step);
        }
        await WorkAsync();
    }

    /// <summary>The pipeline works off all there is.</summary>
    public async Task WorkAsync()
    {
        Time.Advance(TimeSpan.FromSeconds(1));
        while (await Get<TicketPipeline>().RunOnceAsync()) { }
    }

    /// <summary>The undo window passes, what was decided is written, and the pipeline works on what that changed.</summary>
    public async Task SendAsync()
    {
        Time.Advance(TimeSpan.FromSeconds(11));
        while (await Get<Executor>().RunOnceAsync() > 0) { }
        await WorkAsync();
    }

    public async Task<SorRecord> TicketAsync(SorRef ticket) =>
        (await Get<ISystemOfRecord>().GetAsync(ticket, default))!;

    /// <summary>All proposals on a ticket that anybody could see, oldest first.</summary>
    public Task<List<Proposal>> ProposalsAsync(SorRef ticket) =>
        ReadAsync(db =>
            db.Set<Proposal>().AsNoTracking().Where(p => p.Ticket == ticket).OrderBy(p => p.Sequence).ToListAsync()
        );

    /// <summary>The agent's newest proposal on the ticket; null when it made none.</summary>
    public async Task<Proposal?> ProposalAsync(SorRef ticket, string agent) =>
        (await ProposalsAsync(ticket)).FindLast(p => p.Agent == agent);

    /// <summary>What the agent's last look came to: "why nothing happened".</summary>
    public async Task<AgentLook?> LookAsync(SorRef ticket, string agent) =>
        (await Get<AgentLooks>().OfAsync(ticket)).SingleOrDefault(l => l.Agent == agent);

    /// <summary>The card as the technician Ravi reads it in the queue.</summary>
    public async Task<TicketCard> CardAsync(SorRef ticket) => (await Get<QueueReader>().OpenAsync(Ravi, ticket))!;

    /// <summary>Ravi answers an agent's newest proposal: approves it, puts it right with a value, or rejects it.</summary>
    public async Task<DecideOutcome> DecideAsync(SorRef ticket, string agent, Verdict verdict, string? value = null)
    {
        var proposal = (await ProposalAsync(ticket, agent))!;
        var item = await ReadAsync(db => db.Set<ReviewItem>().SingleAsync(i => i.ProposalId == proposal.Id));
        return await Get<DecisionService>()
            .DecideAsync(
                Ravi,
                new DecisionRequest(
                    item.Id,
                    verdict,
                    value,
                    verdict == Verdict.Override ? OverrideReason.Misread : null,
                    verdict == Verdict.Reject ? RejectReason.Wrong : null
                )
            );
    }

    /// <summary>A person of the desk's staff changes fields of the ticket, and the pipeline works.</summary>
    public async Task ChangeAsync(SorRef ticket, string member, params (string Field, string? Value)[] fields)
    {
        Time.Advance(TimeSpan.FromMinutes(1));
        var changes = fields.Select(f => SetField.To(f.Field, f.Value)).ToList();
        (await Get<EmbeddedDesk>().ChangeAsync(Number(ticket), changes, StoryWriter.Person(member), null, default))
            .Should()
            .BeOfType<DeskSaved>();
        await WorkAsync();
    }

    /// <summary>Somebody of the customer answers on the ticket, and the pipeline works.</summary>
    public async Task AnswerAsync(SorRef ticket, string contact, string text)
    {
        Time.Advance(TimeSpan.FromMinutes(1));
        var by = new Actor(ActorKind.Customer, contact, DemoWorld.Instance.Contact(contact).Name);
        (await Get<EmbeddedDesk>().AddNoteAsync(Number(ticket), new AddNote(text, Internal: false), by, default))
            .Should()
            .BeOfType<DeskSaved>();
        await WorkAsync();
    }

    public async Task<T> ReadAsync<T>(Func<OversightDbContext, Task<T>> read)
    {
        await using var db = await Get<IDbContextFactory<OversightDbContext>>().CreateDbContextAsync();
        return await read(db);
    }

    public async ValueTask DisposeAsync() => await _services.DisposeAsync();

    private IEnumerable<(DateTimeOffset At, Func<Task> Play)> Events(
        DemoTrap trap,
        int? steps,
        Dictionary<string, SorRef> tickets
    )
    {
        foreach (var ticket in trap.Tickets)
        {
            yield return (ticket.Ticket.OpenedAt, async () => tickets[ticket.Ticket.Key] = await OpenAsync(ticket));
            foreach (var step in ticket.Steps.Take(steps ?? int.MaxValue))
                yield return (ticket.Ticket.OpenedAt + step.After, () => HappenAsync(tickets[ticket.Ticket.Key], step));
        }
    }

    private async Task<SorRef> OpenAsync(TrapTicket ticket)
    {
        var story = StoryWriter.Trap(ticket with { Ticket = ticket.Ticket with { OpenedAt = Time.Now() }, Steps = [] });
        await using var db = await Get<IDbContextFactory<OversightDbContext>>().CreateDbContextAsync();
        await using var write = await db.BeginWriteAsync();
        var number = (await Get<EmbeddedDesk>().CreateManyAsync(db, [story], default))[0].Ticket!.Value;
        db.AddRange(
            ticket.Ticket.ConfigurationIds.Select(c => new TicketConfiguration
            {
                TicketId = number,
                ConfigurationId = c,
            })
        );
        await write.CommitAsync();
        return EmbeddedDesk.RefOf(number);
    }

    private async Task HappenAsync(SorRef ticket, TrapStep step)
    {
        var desk = Get<EmbeddedDesk>();
        if (step.Set.Count > 0)
            (
                await desk.ChangeAsync(
                    Number(ticket),
                    [.. step.Set.Select(p => SetField.To(p.Key, p.Value))],
                    step.By,
                    null,
                    default
                )
            )
                .Should()
                .BeOfType<DeskSaved>();
        if (step.Note is { } note)
            (await desk.AddNoteAsync(Number(ticket), new AddNote(note, step.Internal), step.By, default))
                .Should()
                .BeOfType<DeskSaved>();
    }

    private void MoveTo(DateTimeOffset at)
    {
        if (at > Time.GetUtcNow())
            Time.SetUtcNow(at);
    }

    private static long Number(SorRef ticket) => long.Parse(ticket.Id, CultureInfo.InvariantCulture);
}
