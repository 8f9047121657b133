using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Demo.Generator;

/// <summary>A generated ticket with the truth about it, which the desk is not told.</summary>
public sealed record DemoTicket
{
    /// <summary>Unique: <c>demo/00042</c>, <c>demo/trap-08/03</c>; kept as the ticket's external key.</summary>
    public required string Key { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>The company the desk books it on at arrival; the catch-all one where the sender is unknown.</summary>
    public required string CompanyId { get; init; }

    /// <summary>The company it really belongs to.</summary>
    public required string TrueCompanyId { get; init; }
    public string? SiteId { get; init; }

    /// <summary>The contact the desk knows at arrival.</summary>
    public string? ContactId { get; init; }

    /// <summary>The sender's address; null by phone and from monitoring.</summary>
    public string? Sender { get; init; }

    /// <summary><c>email</c>, <c>phone</c>, <c>portal</c> or <c>monitoring</c>.</summary>
    public required string Source { get; init; }
    public required string Summary { get; init; }
    public required string Body { get; init; }

    /// <summary><c>en</c>, <c>de</c> or <c>fr</c>.</summary>
    public required string Language { get; init; }

    /// <summary>What it really is.</summary>
    public required TrueClass True { get; init; }

    /// <summary>What a technician booked when it was closed: nearly always the truth, sometimes a slip.</summary>
    public required TrueClass Booked { get; init; }

    /// <summary>Impact and urgency that follow from what the ticket says and from facts.</summary>
    public (Degree Impact, Degree Urgency) Right { get; init; }

    /// <summary>The impact people left: nearly always the right one.</summary>
    public Degree Impact { get; init; }

    /// <summary>The urgency people left: nearly always the right one.</summary>
    public Degree Urgency { get; init; }

    /// <summary>The priority by the desk's grid.</summary>
    public string Priority => TicketClasses.Priority(Impact, Urgency);

    public required string TeamId { get; init; }

    /// <summary>The member who works on it.</summary>
    public required string OwnerId { get; init; }

    /// <summary>When it was closed, or would have been; never before <see cref="OpenedAt"/>.</summary>
    public required DateTimeOffset ClosedAt { get; init; }

    /// <summary>What the technician wrote at the end.</summary>
    public required string Resolution { get; init; }

    /// <summary>Whether the title tells nothing ("help").</summary>
    public bool IsVague { get; init; }

    /// <summary>Which alert storm it belongs to; null outside storms.</summary>
    public string? Storm { get; init; }

    /// <summary>Configurations it is about.</summary>
    public IReadOnlyList<string> ConfigurationIds { get; init; } = [];
}
