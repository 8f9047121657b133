using System.Text.Json;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Proposals;

namespace OversightConsole.Audit;

/// <summary>Says in plain words what an entry of the trail records.</summary>
public static class AuditEntryText
{
    /// <summary>What one may look for: the beginning of the kinds, and what people call them.</summary>
    public static readonly IReadOnlyList<(string Id, string Name)> Groups =
    [
        ("proposal", "Suggestions"),
        ("decision", "Decisions"),
        ("answer", "Left to others"),
        ("action", "Written"),
        ("undo", "Undone"),
        ("outcome", "What became of it"),
        ("evidence", "Evidence"),
        ("claim", "Measuring begun"),
        ("autonomy", "Autonomy"),
        ("mode", "Modes"),
        ("terms", "Terms"),
        ("scope", "Scopes"),
        ("drift", "Drift"),
        ("suspension", "Suspensions lifted"),
        ("stop", "Stops"),
        ("agent", "Agents installed"),
        ("model", "Training"),
        ("version", "Versions"),
        ("desk", "Imports"),
        ("report", "Exports"),
        ("access", "People and roles"),
        ("trail", "Checks of the record"),
    ];

    /// <summary>One phrase, without the actor.</summary>
    public static string For(AuditEntry entry, AgentRegister agents)
    {
        if (Facts(entry) is not { } facts)
            return "What it said can't be read any more";
        string? Fact(string name) =>
            facts.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
                ? entry.Said(value.GetString())
                : null;
        string Count(string name) =>
            facts.TryGetProperty(name, out var value)
            && value.ValueKind == JsonValueKind.Number
            && value.TryGetInt64(out var count)
                ? count.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)
                : "some";
        return entry.Kind switch
        {
            TrailKind.ProposalMade => $"Suggested a {ProposalText.Fields(Fact("fieldKey") ?? "").ToLowerInvariant()}",
            TrailKind.ProposalStale or TrailKind.ProposalExpired => Fact("why") ?? "Ended without a decision",
            TrailKind.DecisionRecorded => Decided(Fact("verdict"), Fact("reason")),
            TrailKind.DecisionRetracted => "Took the decision back",
            TrailKind.DecisionPaused => "Put the sending off while looking at it",
            TrailKind.DecisionResumed => "Let the sending run on",
            TrailKind.AnswerSkipped => "Left it to somebody else",
            TrailKind.AnswerFirst => "Approved as the first of two",
            TrailKind.CustomerTerms => $"Changed what {entry.Subject[(entry.Subject.IndexOf('/') + 1)..]} allows",
            TrailKind.LanguageAnswered => "The language service answered",
            TrailKind.LanguageFallback => $"Worded without the language service: {Fact("why")}",
            TrailKind.ActionExecuted => "Written and confirmed",
            TrailKind.ActionConflicted
            or TrailKind.ActionRefused
            or TrailKind.ActionUncertain
            or TrailKind.ActionPutOff => Fact("detail") ?? "Not written",
            TrailKind.ModeSet =>
                $"Moved {AgentOf(entry, agents)} from {Fact("from")} to {Fact("to")}: “{Fact("reason")}”",
            TrailKind.AgentInstalled => $"Installed {AgentOf(entry, agents)}",
            TrailKind.DeskImported => $"Imported {Count("imported")} tickets",
            TrailKind.DeskImportEnded =>
                $"Import ended: {Count("imported")} tickets in, {Count("duplicates")} already there, {Count("rejected")} rejected",
            TrailKind.StopSet => $"Stopped {WhatOf(entry, Fact("what"), agents)}{Said(Fact("reason"))}",
            TrailKind.StopLifted => $"Let {WhatOf(entry, Fact("what"), agents)} write again{Said(Fact("reason"))}",
            TrailKind.AutonomyEarned => $"Let {AgentOf(entry, agents)} work alone: “{Fact("reason")}”",
            TrailKind.AutonomyLost => $"Set {AgentOf(entry, agents)} to {Fact("to")}{Said(Fact("reason"))}",
            TrailKind.AutonomySuspended =>
                $"{AgentOf(entry, agents)} asks again for {Fact("company")} after a severe error",
            TrailKind.SuspensionLifted =>
                $"Let {AgentOf(entry, agents)} act for {Fact("company")} again{Said(Fact("reason"))}",
            TrailKind.DriftAmber => $"{AgentOf(entry, agents)} is asked about everything: its audits drift",
            TrailKind.DriftCalm => $"{AgentOf(entry, agents)} is audited as before: its audits are calm",
            TrailKind.TermsSet => $"Set what {AgentOf(entry, agents)} must prove{Said(Fact("reason"))}",
            TrailKind.ClaimOpened => $"Began to measure {AgentOf(entry, agents)} afresh",
            TrailKind.EvidenceEntered => $"Counted an answer: {Fact("ending")?.Replace('-', ' ')}",
            TrailKind.DecisionAutomatic => "Decided alone",
            TrailKind.TrailVerified => $"Checked the record: {Count("entries")} entries, intact",
            TrailKind.TrailBroken => $"Checked the record: {Fact("reason")}",
            TrailKind.UndoAsked => $"Undid a change ({Fact("reason")?.Replace('-', ' ')})",
            TrailKind.UndoDone => "Put back on the service desk",
            TrailKind.UndoConflicted or TrailKind.UndoRefused or TrailKind.UndoUncertain or TrailKind.UndoPutOff =>
                Fact("detail") ?? "Not put back",
            TrailKind.ReportExported =>
                $"Exported {(Fact("report") == "audit" ? "the record" : "what people put right")}, {Count("rows")} rows",
            TrailKind.ModelTrained => $"Trained {AgentOf(entry, agents)} {Fact("version")}",
            _ when entry.Kind.StartsWith(TrailKind.AccessPrefix, StringComparison.Ordinal) =>
                $"{Sentence(entry.Kind[TrailKind.AccessPrefix.Length..])}: {Fact("user")} {Fact("detail")}".TrimEnd(),
            _ => Sentence(entry.Kind),
        };
    }

    /// <summary>The agent's version where the entry names one; empty otherwise.</summary>
    public static string Version(AuditEntry entry)
    {
        return Facts(entry) is { } facts && facts.TryGetProperty("agentVersion", out var version)
            ? version.ToString()
            : "";
    }

    /// <summary>Null for a payload that is none any more: a forged entry must not hide the page that names it.</summary>
    private static JsonElement? Facts(AuditEntry entry)
    {
        try
        {
            using var document = JsonDocument.Parse(entry.Payload);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
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

    private static string AgentOf(AuditEntry entry, AgentRegister agents) =>
        agents.Name(entry.Subject[(entry.Subject.IndexOf('/') + 1)..]);

    private static string WhatOf(AuditEntry entry, string? label, AgentRegister agents) =>
        entry.Subject.Split('/')[0] switch
        {
            "fleet" => "all agents",
            "agent" => AgentOf(entry, agents),
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
