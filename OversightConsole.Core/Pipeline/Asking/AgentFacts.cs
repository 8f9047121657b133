using OversightConsole.Core.Agents;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Pipeline.Asking;

/// <summary>
/// Gets an agent what it wants to know of a ticket's surroundings; each part is read once for the ticket and customer, and
/// what is no single ticket's own once for the batch.
/// </summary>
internal sealed class AgentFacts(ISystemOfRecord desk, BatchContext context)
{
    private const AroundParts Shared =
        AroundParts.SameCustomer | AroundParts.Lately | AroundParts.Load | AroundParts.Sender;

    private readonly Dictionary<(AroundParts Part, string? Company), SorSurroundings> _read = [];

    /// <summary>The view with what the agent asked for.</summary>
    public async Task<TicketView> CompleteAsync(IAgent agent, TicketView view, CancellationToken ct)
    {
        // Who set a field decides for every agent; a ticket nobody has touched needs no look at that.
        var parts = agent.Around | (view.Actual.IsUntouched ? AroundParts.None : AroundParts.SetBy);
        if (parts == AroundParts.None)
            return view;
        var around = SorSurroundings.Nothing;
        foreach (var part in Enum.GetValues<AroundParts>().Where(p => p != AroundParts.None && parts.HasFlag(p)))
            around = Merge(part, around, await ReadAsync(part, view, ct));
        return view with { Around = around, Resolved = Resolved(around, view) };
    }

    private async Task<SorSurroundings> ReadAsync(AroundParts part, TicketView view, CancellationToken ct)
    {
        var company = part is AroundParts.SameCustomer or AroundParts.Resolved or AroundParts.Contained
            ? view.Company?.Value.Id
            : null;
        if (Shared.HasFlag(part))
            return Others(await SharedAsync(part, company, view, ct), view.Actual.Number);
        if (_read.TryGetValue((part, company), out var known))
            return known;
        var around = new SorAround(view.Actual.Ref, company, view.Actual.SenderAddress, view.Now, part)
        {
            Text = part == AroundParts.Resolved ? view.Text.All : "",
        };
        return _read[(part, company)] = await desk.AroundAsync(around, ct);
    }

    private async Task<SorSurroundings> SharedAsync(
        AroundParts part,
        string? company,
        TicketView view,
        CancellationToken ct
    )
    {
        var sender = part == AroundParts.Sender ? view.Actual.SenderAddress : null;
        // No ticket has this number: nothing is left out for it.
        var connection = view.Actual.Ref.Connection;
        var around = new SorAround(SorRef.NoTicket(connection), company, sender, view.Now, part);
        return await context.AroundAsync(part, $"{connection}/{company ?? sender}", () => desk.AroundAsync(around, ct));
    }

    /// <summary>A ticket is not among the others around it.</summary>
    private static SorSurroundings Others(SorSurroundings shared, string self) =>
        shared with
        {
            SameCustomer = [.. shared.SameCustomer.Where(t => t.Number != self)],
            Lately = [.. shared.Lately.Where(t => t.Number != self)],
        };

    private static IReadOnlyList<ResolvedTicket> Resolved(SorSurroundings around, TicketView view) =>
        [
            .. around.Resolved.Select(r => new ResolvedTicket(
                r.Number,
                r.Summary,
                r.Company,
                view.Catalog.ClassName(r.Class),
                r.Resolution,
                r.Likeness
            )),
        ];

    private static SorSurroundings Merge(AroundParts part, SorSurroundings into, SorSurroundings from) =>
        part switch
        {
            AroundParts.SameCustomer => into with { SameCustomer = from.SameCustomer },
            AroundParts.Lately => into with { Lately = from.Lately },
            AroundParts.Sender => into with { Sender = from.Sender },
            AroundParts.Load => into with { Load = from.Load },
            AroundParts.SetBy => into with { SetBy = from.SetBy, SetAt = from.SetAt },
            AroundParts.Configurations => into with { Configurations = from.Configurations },
            AroundParts.Resolved => into with { Resolved = from.Resolved },
            AroundParts.Contained => into with { Contained = from.Contained },
            _ => throw new ArgumentOutOfRangeException(nameof(part), part, "Unknown part of the surroundings."),
        };
}
