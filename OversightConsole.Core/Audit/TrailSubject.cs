namespace OversightConsole.Core.Audit;

/// <summary>
/// The subjects of entries of the trail: the thing that an entry is about, as kind and id. The text is part of the format: it
/// is hashed, exported and never changed.
/// </summary>
public static class TrailSubject
{
    private const string ProposalPrefix = "proposal/";

    /// <summary>A proposal.</summary>
    public static string Proposal(Guid id) => ProposalPrefix + id;

    /// <summary>An agent, by its key.</summary>
    public static string Agent(string key) => $"agent/{key}";

    /// <summary>A customer, by its id.</summary>
    public static string Company(string id) => $"company/{id}";

    /// <summary>An import, by the beginning of its file's hash.</summary>
    public static string Import(string hash) => $"import/{hash}";

    /// <summary>An export of a report.</summary>
    public static string Report(Guid id) => $"report/{id}";

    /// <summary>A user, by its id.</summary>
    public static string User(string id) => $"user/{id}";

    /// <summary>The proposal that a subject names; null where it names something else.</summary>
    public static Guid? ProposalIn(string subject) =>
        subject.StartsWith(ProposalPrefix, StringComparison.Ordinal)
        && Guid.TryParse(subject.AsSpan(ProposalPrefix.Length), out var id)
            ? id
            : null;
}
