using OversightConsole.Core.Agents;

namespace OversightConsole.Fleet.Scoping;

/// <summary>A rule while it is changed; empty text stands for "any".</summary>
public sealed class RuleDraft
{
    public string Name { get; set; } = "";
    public string Company { get; set; } = "";
    public bool OnlyVip { get; set; }
    public string Class { get; set; } = "";
    public string Word { get; set; } = "";
    public int Raise { get; set; } = 1;

    public static RuleDraft Of(DeskRule rule) =>
        new()
        {
            Name = rule.Name,
            Company = rule.Company ?? "",
            OnlyVip = rule.OnlyVip,
            Class = rule.Class ?? "",
            Word = rule.Word ?? "",
            Raise = rule.Raise,
        };

    public DeskRule ToRule() =>
        new()
        {
            Name = Name.Trim(),
            Company = Company.Length == 0 ? null : Company,
            OnlyVip = OnlyVip,
            Class = Class.Length == 0 ? null : Class,
            Word = string.IsNullOrWhiteSpace(Word) ? null : Word.Trim(),
            Raise = Raise,
        };
}
