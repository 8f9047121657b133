using System.Web;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using OversightConsole.Access.Session;
using OversightConsole.Components.Layout;
using OversightConsole.Core.Access;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk;

namespace OversightConsole.Stopping;

/// <summary>What "Find or do" offers about stopping, on every page: for the ticket that is open, and whatever is typed.</summary>
public sealed class StopPalette(
    StopSwitch stops,
    SignedInPerson signedIn,
    AgentRegister register,
    ISystemOfRecord desk,
    IDialogService dialogs,
    NavigationManager navigation,
    DeskHealth desks
)
{
    private const string Icon = Icons.Material.Outlined.DoNotDisturbOn;

    /// <summary>The actions this person may take now; boards, customers and agents only once something is typed.</summary>
    public async Task<IReadOnlyList<PaletteAction>> ActionsAsync(CancellationToken ct = default)
    {
        if (await signedIn.FindAsync() is not { } person)
            return [];
        var held = (await stops.HoldingAsync(ct)).Select(StopWish.Of).ToList();
        var actions = new List<PaletteAction>();
        var offered = new HashSet<(StopScope Scope, string Key)>();
        if (TicketOf(new Uri(navigation.Uri)) is { } ticket)
            await AddTicketAsync(actions, ticket, ct);
        Add(actions, StopWish.All, searched: false);
        foreach (var agent in await stops.AgentsAsync(ct))
            Add(actions, StopWish.Agent(register[agent]));
        // A desk that does not answer takes nothing away from stopping all, an agent or what lies on the others.
        foreach (var one in desks.Answering)
        {
            if (await desks.TryAsync(one, () => one.DescribeAsync(ct), ct) is not { } catalog)
                continue;
            foreach (var board in catalog.Boards)
                Add(actions, StopWish.Board(one.Connection, board.Value.Id, board.Value.Name), on: one);
            foreach (var company in catalog.Companies.Where(c => !c.IsCatchAll))
                Add(actions, StopWish.Customer(one.Connection, company.Value.Id, company.Value.Name), on: one);
        }
        if (StopWish.MayResume(person))
            actions.AddRange(held.Select(Resume));
        return actions;

        void Add(List<PaletteAction> to, StopWish wish, bool searched = true, ISystemOfRecord? on = null)
        {
            // What stands on the open ticket is offered already.
            if (!wish.MayStop(person) || Holds(held, wish) || !offered.Add((wish.Scope, wish.Key)))
                return;
            // Two desks may call a board or a customer alike; of two lines that read alike nobody knows which to take.
            if (on is not null && to.Exists(a => a.Label == Label(wish)))
                wish = wish with { Label = $"{wish.Label} ({on.Connection})" };
            to.Add(new PaletteAction(Label(wish), Icon, () => StopDialog.ShowAsync(dialogs, wish), searched));
        }

        static string Label(StopWish wish) => $"{StopWords.Stop(wish)}…";

        async Task AddTicketAsync(List<PaletteAction> to, string on, CancellationToken inner)
        {
            var wish = StopWish.Ticket(on);
            if (wish.MayStop(person) && !Holds(held, wish))
                to.Add(new PaletteAction("Stop agents on this ticket", Icon, () => StopNowAsync(wish)));
            if (await CustomerOfAsync(on, inner) is { } customer)
                Add(to, customer, searched: false);
        }
    }

    /// <summary>The ticket's customer, as one could stop it; null while nobody knows who it is.</summary>
    public async Task<StopWish?> CustomerOfAsync(string ticket, CancellationToken ct = default)
    {
        var id = SorRef.ParseTicket(ticket);
        return desks.Answering.FirstOrDefault(d => d.Connection == id.Connection) is { } one
            ? await desks.TryAsync(one, () => OfAsync(one), ct)
            : null;

        async Task<StopWish?> OfAsync(ISystemOfRecord one)
        {
            var record = await desk.GetAsync(id, ct);
            if (record?[TicketFields.Company] is not { } company)
                return null;
            var known = (await one.DescribeAsync(ct)).Company(company.Id);
            return known is null or { IsCatchAll: true }
                ? null
                : StopWish.Customer(one.Connection, company.Id, company.Name);
        }
    }

    /// <summary>The ticket that the page at this address is about; null when it is about none.</summary>
    public static string? TicketOf(Uri address)
    {
        var parts = address.AbsolutePath.Trim('/').Split('/');
        return parts switch
        {
            ["desk", var id] when long.TryParse(id, out _) => id,
            ["audit", "ticket", var id] => Uri.UnescapeDataString(id),
            ["queue"] => HttpUtility.ParseQueryString(address.Query)["ticket"],
            _ => null,
        };
    }

    private static bool Holds(List<StopWish> held, StopWish wish) =>
        held.Exists(h => h.Scope == wish.Scope && h.Key == wish.Key);

    private async Task StopNowAsync(StopWish wish) =>
        await stops.StopAsync(await signedIn.GetAsync(), wish, null, CancellationToken.None);

    private PaletteAction Resume(StopWish wish) =>
        new(
            $"{StopWords.Resume(wish)}…",
            Icons.Material.Outlined.PlayCircle,
            () => ResumeDialog.ShowAsync(dialogs, wish)
        );
}
