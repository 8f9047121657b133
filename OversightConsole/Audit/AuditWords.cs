using System.Text.Json;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Proposals;

namespace OversightConsole.Audit;

/// <summary>Says in plain words what an entry of the trail records.</summary>
public static class AuditWords
{
    /// <summary>One phrase, without the actor.</summary>
    public static string For(AuditEntry entry)
    {
        using var facts = JsonDocument.Parse(entry.Payload);
        string? Fact(string name) =>
            facts.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
                ? value.GetString()
                : null;
        string Count(string name) =>
            facts.RootElement.TryGetProperty(name, out var value) && value.TryGetInt64(out var count)
                ? count.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)
                : "some";
        return entry.Kind switch
        {
            "proposal.made" => $"Suggested a {Wording.Fields(Fact("fieldKey") ?? "").ToLowerInvariant()}",
            "proposal.stale" or "proposal.expired" => Fact("why") ?? "Ended without a decision",
            "decision.recorded" => Decided(Fact("verdict"), Fact("reason")),
            "decision.retracted" => "Took the decision back",
            "decision.paused" => "Put the sending off while looking at it",
            "decision.resumed" => "Let the sending run on",
            "answer.skipped" => "Left it to somebody else",
            "action.executed" => "Written and confirmed",
            "action.conflicted" or "action.refused" or "action.uncertain" or "action.put-off" => Fact("detail")
                ?? "Not written",
            "mode.set" => $"Moved {AgentOf(entry)} from {Fact("from")} to {Fact("to")}: “{Fact("reason")}”",
            "agent.installed" => $"Installed {AgentOf(entry)}",
            "desk.imported" => $"Imported {Count("imported")} tickets",
            "desk.import-ended" =>
                $"Import ended: {Count("imported")} tickets in, {Count("duplicates")} already there, {Count("rejected")} rejected",
            "stop.set" => $"Stopped {WhatOf(entry, Fact("what"))}{Said(Fact("reason"))}",
            "stop.lifted" => $"Let {WhatOf(entry, Fact("what"))} write again{Said(Fact("reason"))}",
            "model.trained" => $"Trained {AgentOf(entry)} {Fact("version")}",
            _ when entry.Kind.StartsWith("access.", StringComparison.Ordinal) =>
                $"{Sentence(entry.Kind["access.".Length..])}: {Fact("user")} {Fact("detail")}".TrimEnd(),
            _ => Sentence(entry.Kind),
        };
    }

    /// <summary>The first eight digits of the entry's hash, in two groups, as people compare them.</summary>
    public static string Fingerprint(string hash) => hash.Length < 8 ? hash : $"{hash[..4]} {hash[4..8]}";

    private static string Decided(string? verdict, string? reason) =>
        verdict switch
        {
            "approve" => "Approved",
            "override" => $"Chose another value ({reason})",
            "reject" => $"Rejected ({reason})",
            _ => "Decided",
        };

    private static string AgentOf(AuditEntry entry) => Wording.Agent(entry.Subject[(entry.Subject.IndexOf('/') + 1)..]);

    private static string WhatOf(AuditEntry entry, string? label) =>
        entry.Subject.Split('/')[0] switch
        {
            "fleet" => "all agents",
            "agent" => AgentOf(entry),
            "board" => $"agents on the board {label}",
            "customer" => $"agents for {label}",
            "ticket" => "agents on this ticket",
            _ => label ?? entry.Subject,
        };

    private static string Said(string? reason) => reason is null ? "" : $": “{reason}”";

    private static string Sentence(string code)
    {
        var words = code.Replace('-', ' ').Replace('.', ' ');
        return words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
