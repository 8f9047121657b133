namespace OversightConsole.Core.Audit;

/// <summary>
/// The kinds of entries of the trail: what happened, as the writer enters it and as readers and checks look for it. The text
/// is part of the format: it is hashed, exported and never changed.
/// </summary>
public static class TrailKind
{
    /// <summary>An agent made a proposal, or noted it unseen.</summary>
    public const string ProposalMade = "proposal.made";

    /// <summary>Something that the proposal depends on changed.</summary>
    public const string ProposalStale = "proposal.stale";

    /// <summary>A proposal ended without a decision.</summary>
    public const string ProposalExpired = "proposal.expired";

    /// <summary>The language service answered.</summary>
    public const string LanguageAnswered = "language.answered";

    /// <summary>A text was worded without the language service.</summary>
    public const string LanguageFallback = "language.fallback";

    /// <summary>A person approved, overrode or rejected.</summary>
    public const string DecisionRecorded = "decision.recorded";

    /// <summary>The gate let an agent act alone.</summary>
    public const string DecisionAutomatic = "decision.automatic";

    /// <summary>A person took a decision back before it was sent.</summary>
    public const string DecisionRetracted = "decision.retracted";

    /// <summary>A person put the sending off to look at the decision again.</summary>
    public const string DecisionPaused = "decision.paused";

    /// <summary>The sending goes on.</summary>
    public const string DecisionResumed = "decision.resumed";

    /// <summary>The first of two people approved.</summary>
    public const string AnswerFirst = "answer.first";

    /// <summary>A person left a ticket to others.</summary>
    public const string AnswerSkipped = "answer.skipped";

    /// <summary>The service desk has the value, read back.</summary>
    public const string ActionExecuted = "action.executed";

    /// <summary>The ticket had changed; nothing was written.</summary>
    public const string ActionConflicted = "action.conflicted";

    /// <summary>The service desk refused the action.</summary>
    public const string ActionRefused = "action.refused";

    /// <summary>Nobody knows whether the action was written; a person looks.</summary>
    public const string ActionUncertain = "action.uncertain";

    /// <summary>The action waits: a stop holds or the service desk is busy.</summary>
    public const string ActionPutOff = "action.put-off";

    /// <summary>A person asked to put a written value back.</summary>
    public const string UndoAsked = "undo.asked";

    /// <summary>The value is put back.</summary>
    public const string UndoDone = "undo.done";

    /// <summary>The value had changed since; nothing was put back.</summary>
    public const string UndoConflicted = "undo.conflicted";

    /// <summary>The service desk refused to put the value back.</summary>
    public const string UndoRefused = "undo.refused";

    /// <summary>Nobody knows whether the value was put back; a person looks.</summary>
    public const string UndoUncertain = "undo.uncertain";

    /// <summary>Putting back waits: the service desk is busy.</summary>
    public const string UndoPutOff = "undo.put-off";

    /// <summary>An agent was installed.</summary>
    public const string AgentInstalled = "agent.installed";

    /// <summary>A mode was set by hand; never autonomy.</summary>
    public const string ModeSet = "mode.set";

    /// <summary>An agent was promoted.</summary>
    public const string AutonomyEarned = "autonomy.earned";

    /// <summary>An agent was demoted.</summary>
    public const string AutonomyLost = "autonomy.lost";

    /// <summary>After an error an agent asks again for one customer.</summary>
    public const string AutonomySuspended = "autonomy.suspended";

    /// <summary>A manager lifted a suspension.</summary>
    public const string SuspensionLifted = "suspension.lifted";

    /// <summary>Target, floor or critical target of an agent were set.</summary>
    public const string TermsSet = "terms.set";

    /// <summary>Drift turned amber: everything is asked.</summary>
    public const string DriftAmber = "drift.amber";

    /// <summary>Drift is calm again.</summary>
    public const string DriftCalm = "drift.calm";

    /// <summary>A manager read the notice of a demotion.</summary>
    public const string DemotionSeen = "demotion.seen";

    /// <summary>A claim took the place of the agent's earlier ones.</summary>
    public const string ClaimOpened = "claim.opened";

    /// <summary>A version went to work or was retired: its claims go on at work, or end.</summary>
    public const string ClaimsMoved = "claims.moved";

    /// <summary>A result was entered in the ledger of evidence.</summary>
    public const string EvidenceEntered = "evidence.entered";

    /// <summary>Somebody stopped an agent, a board, a customer, a ticket or everything.</summary>
    public const string StopSet = "stop.set";

    /// <summary>A stop was lifted.</summary>
    public const string StopLifted = "stop.lifted";

    /// <summary>The scope or the rules of an agent were set.</summary>
    public const string ScopeSet = "scope.set";

    /// <summary>A training made a version, or found that it learned nothing.</summary>
    public const string ModelTrained = "model.trained";

    /// <summary>A version went to work.</summary>
    public const string VersionChampion = "version.champion";

    /// <summary>A version was retired.</summary>
    public const string VersionRetired = "version.retired";

    /// <summary>A language service runs as challenger.</summary>
    public const string VersionTried = "version.tried";

    /// <summary>The terms of a customer were set.</summary>
    public const string CustomerTerms = "customer.terms";

    /// <summary>A batch of an import was written.</summary>
    public const string DeskImported = "desk.imported";

    /// <summary>An import ended.</summary>
    public const string DeskImportEnded = "desk.import-ended";

    /// <summary>A report was exported.</summary>
    public const string ReportExported = "report.exported";

    /// <summary>The trail was checked and is whole.</summary>
    public const string TrailVerified = "trail.verified";

    /// <summary>The check of the trail found an error.</summary>
    public const string TrailBroken = "trail.broken";

    /// <summary>The demo made an agent worse, to show how drift is noticed.</summary>
    public const string DemoDrift = "demo.drift";

    /// <summary>The kind of the outcome of a written value: <c>outcome.kept</c>.</summary>
    public static string Outcome(string code) => $"outcome.{code}";

    /// <summary>The kind of a proposal that ended without a decision: <c>proposal.expired</c>.</summary>
    public static string ProposalEnded(string code) => $"proposal.{code}";

    /// <summary>The kind of a move of a request to the language service: <c>language.answered</c>.</summary>
    public static string Language(string code) => $"language.{code}";

    /// <summary>The beginning of the kinds of acts on people and roles: <c>access.user-added</c>.</summary>
    public const string AccessPrefix = "access.";

    /// <summary>The kind of an act on people and roles.</summary>
    public static string Access(string code) => AccessPrefix + code;
}
