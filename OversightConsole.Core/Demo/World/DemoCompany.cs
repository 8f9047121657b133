namespace OversightConsole.Core.Demo.World;

/// <summary>A fictional customer.</summary>
public sealed record DemoCompany
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required IReadOnlyList<string> Domains { get; init; }
    public required string Phone { get; init; }
    public required string SlaId { get; init; }
    public required string Territory { get; init; }
    public required string Remarks { get; init; }
    public required bool IsCoManaged { get; init; }

    /// <summary>Whether it writes far more tickets in the returns season and at month's end.</summary>
    public required bool IsSeasonal { get; init; }

    /// <summary>Its share of all tickets that people write, relative to the others.</summary>
    public required double Share { get; init; }

    /// <summary>The first hour of its day (7.5 is half past seven), in the desk's zone.</summary>
    public required double OpensAt { get; init; }
    public required double ClosesAt { get; init; }

    /// <summary>The line-of-business application of the customer.</summary>
    public required string App { get; init; }
    public required IReadOnlyList<DemoSite> Sites { get; init; }
    public required IReadOnlyList<DemoContact> Contacts { get; init; }
    public required IReadOnlyList<DemoAgreement> Agreements { get; init; }
    public required IReadOnlyList<DemoConfiguration> Configurations { get; init; }
    public required IReadOnlyList<DemoDependency> Dependencies { get; init; }

    /// <summary>Configurations of one type (<c>server</c>, <c>switch</c>).</summary>
    public IReadOnlyList<DemoConfiguration> OfType(string type) => [.. Configurations.Where(c => c.Type == type)];

    /// <summary>
    /// The agreement in force on the desk's calendar day <paramref name="daysFromNow"/> (negative: ago) that covers
    /// <paramref name="classCode"/>, the special one first; null means paid by the hour.
    /// </summary>
    public string? AgreementFor(string classCode, int daysFromNow) =>
        Agreements
            .Where(a => a.FromDay <= daysFromNow && (a.ToDay is null || daysFromNow <= a.ToDay))
            .Where(a => a.Covers.Count == 0 || a.Covers.Any(c => classCode.StartsWith(c, StringComparison.Ordinal)))
            .OrderByDescending(a => a.Covers.Count)
            .Select(a => a.Id)
            .FirstOrDefault();
}

/// <summary>A place of a customer.</summary>
public sealed record DemoSite(string Id, string Name, string Address, string Phone);

/// <summary>Somebody who writes tickets.</summary>
public sealed record DemoContact
{
    public required string Id { get; init; }
    public required string CompanyId { get; init; }
    public required string SiteId { get; init; }
    public required string Name { get; init; }
    public required string Title { get; init; }
    public required string Login { get; init; }
    public required string Email { get; init; }
    public required string Phone { get; init; }

    /// <summary><c>en</c>, <c>de</c> or <c>fr</c>.</summary>
    public required string Language { get; init; }
    public required bool IsVip { get; init; }
    public required bool IsApprover { get; init; }
    public required bool IsCustomerIt { get; init; }
    public required bool IsDefault { get; init; }

    /// <summary>As colleagues call them.</summary>
    public string FirstName => Name.StartsWith("Dr. ", StringComparison.Ordinal) ? Name : Name.Split(' ')[0];
}

/// <summary>An agreement; days are counted from today, negative ones are past.</summary>
public sealed record DemoAgreement(
    string Id,
    string Name,
    string Type,
    int FromDay,
    int? ToDay,
    string? SlaId,
    IReadOnlyList<string> Covers,
    double? BlockHoursLeft
);

/// <summary>A device, application, backup job or tenant.</summary>
public sealed record DemoConfiguration(string Id, string Name, string Type, string? SiteId);

/// <summary>What depends on a configuration: a site or another configuration.</summary>
public sealed record DemoDependency(string ConfigurationId, string? SiteId, string? DependentId);

/// <summary>Somebody who works on tickets, or a program that does; days of absence are counted from today.</summary>
public sealed record DemoMember(
    string Id,
    string Name,
    string Level,
    string? Team,
    IReadOnlyList<string> Skills,
    int? Capacity,
    string? Calendar,
    int? AwayFrom,
    int? AwayUntil,
    bool Api
);
