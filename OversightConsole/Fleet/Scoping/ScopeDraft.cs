using OversightConsole.Core.Agents;

namespace OversightConsole.Fleet.Scoping;

/// <summary>An agent's scope while a manager changes it.</summary>
public sealed class ScopeDraft
{
    public HashSet<string> Boards { get; } = [];
    public HashSet<string> Statuses { get; } = [];
    public HashSet<string> Companies { get; } = [];
    public HashSet<string> ExceptCompanies { get; } = [];
    public HashSet<string> LockedFields { get; } = [];
    public List<RuleDraft> Rules { get; } = [];

    public static ScopeDraft Of(AgentScope scope)
    {
        var draft = new ScopeDraft();
        draft.Boards.UnionWith(scope.Boards);
        draft.Statuses.UnionWith(scope.Statuses);
        draft.Companies.UnionWith(scope.Companies);
        draft.ExceptCompanies.UnionWith(scope.ExceptCompanies);
        draft.LockedFields.UnionWith(scope.LockedFields);
        draft.Rules.AddRange(scope.Rules.Select(RuleDraft.Of));
        return draft;
    }

    /// <summary>What is wrong with it, naming what to mend; null when it can be saved.</summary>
    public string? Problem =>
        Rules.Exists(r => string.IsNullOrWhiteSpace(r.Name))
            ? "A rule has no name: give it the one people use, such as SOP 12."
        : Rules.Find(r => r.Raise is < -3 or > 3 or 0) is { } rule
            ? $"{rule.Name} must raise by 1 to 3 priorities, or lower by as many."
        : Companies.Overlaps(ExceptCompanies) ? "A customer stands under both only and never; take it out of one."
        : null;

    public AgentScope ToScope() =>
        new()
        {
            Boards = [.. Boards.Order(StringComparer.Ordinal)],
            Statuses = [.. Statuses.Order(StringComparer.Ordinal)],
            Companies = [.. Companies.Order(StringComparer.Ordinal)],
            ExceptCompanies = [.. ExceptCompanies.Order(StringComparer.Ordinal)],
            LockedFields = [.. LockedFields.Order(StringComparer.Ordinal)],
            Rules = [.. Rules.Select(r => r.ToRule())],
        };
}
