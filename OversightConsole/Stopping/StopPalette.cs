using System.Web;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using OversightConsole.Access.Session;
using OversightConsole.Components.Layout;
using OversightConsole.Core.Autonomy.Stopping;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.Connections;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

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
        var held = (await stops.HoldingAsync(ct)).Select(StopRequest.Of).ToList();
        var actions = new List<PaletteAction>();
        var offered = new HashSet<(StopScope Scope, string Key)>();
        if (TicketOf(new Uri(navigation.Uri)) is { } ticket)
            await AddTicketAsync(actions, ticket, ct);
        Add(actions, StopRequest.All, searched: false);
        foreach (var agent in await stops.AgentsAsync(ct))
            Add(actions, StopRequest.Agent(register[agent]));
        // A desk that does not answer takes nothing away from stopping all, an agent or what lies on the others.
        foreach (var one in desks.Answering)
        {
            if (await desks.TryAsync(one, () => one.DescribeAsync(ct), ct) is not { } catalog)
                continue;
            foreach (var board in catalog.Boards)
                Add(actions, StopRequest.Board(one.Connection, board.Value.Id, board.Value.Name), on: one);
            foreach (var company in catalog.Companies.Where(c => !c.IsCatchAll))
                Add(actions, StopRequest.Customer(one.Connection, company.Value.Id, company.Value.Name), on: one);
        }
        if (StopRequest.MayResume(person))
            actions.AddRange(held.Select(Resume));
        return actions;

        void Add(List<PaletteAction> to, StopRequest request, bool searched = true, ISystemOfRecord? on = null)
        {
            // What stands on the open ticket is offered already.
            if (!request.MayStop(person) || Holds(held, request) || !offered.Add((request.Scope, request.Key)))
                return;
            // Two desks may call a board or a customer alike; of two lines that read alike nobody knows which to take.
            if (on is not null && to.Exists(a => a.Label == Label(request)))
                request = request with { Label = $"{request.Label} ({on.Connection})" };
            to.Add(new PaletteAction(Label(request), Icon, () => StopDialog.ShowAsync(dialogs, request), searched));
        }

        static string Label(StopRequest request) => $"{StopText.Stop(request)}…";

        async Task AddTicketAsync(List<PaletteAction> to, string on, CancellationToken inner)
        {
            var request = StopRequest.Ticket(on);
            if (request.MayStop(person) && !Holds(held, request))
                to.Add(new PaletteAction("Stop agents on this ticket", Icon, () => StopNowAsync(request)));
            if (await CustomerOfAsync(on, inner) is { } customer)
                Add(to, customer, searched: false);
        }
    }

    /// <summary>The ticket's customer, as one could stop it; null while nobody knows who it is.</summary>
    public async Task<StopRequest?> CustomerOfAsync(string ticket, CancellationToken ct = default)
    {
        var id = SorRef.ParseTicket(ticket);
        return desks.Answering.FirstOrDefault(d => d.Connection == id.Connection) is { } one
            ? await desks.TryAsync(one, () => OfAsync(one), ct)
            : null;

        async Task<StopRequest?> OfAsync(ISystemOfRecord one)
        {
            var record = await desk.GetAsync(id, ct);
            if (record?[TicketFields.Company] is not { } company)
                return null;
            var known = (await one.DescribeAsync(ct)).Company(company.Id);
            return known is null or { IsCatchAll: true }
                ? null
                : StopRequest.Customer(one.Connection, company.Id, company.Name);
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

    private static bool Holds(List<StopRequest> held, StopRequest request) =>
        held.Exists(h => h.Scope == request.Scope && h.Key == request.Key);

    private async Task StopNowAsync(StopRequest request) =>
        await stops.StopAsync(await signedIn.GetAsync(), request, null, CancellationToken.None);

    private PaletteAction Resume(StopRequest request) =>
        new(
            $"{StopText.Resume(request)}…",
            Icons.Material.Outlined.PlayCircle,
            () => ResumeDialog.ShowAsync(dialogs, request)
        );
}
