using OversightConsole.Access.Session;
using OversightConsole.Core.Agents.Chat;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Challengers;
using OversightConsole.Core.Autonomy.Promotion;
using OversightConsole.Core.Evaluation;
using OversightConsole.Core.Language.Challengers;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Training;
using OversightConsole.Core.Training.Retraining;
using OversightConsole.Fleet.Promotion;

namespace OversightConsole.Fleet.Versions;

/// <summary>
/// The versions page without its markup: an agent's versions, what is known of the challenger, and
/// what a manager may do about them.
/// </summary>
public sealed class VersionsViewModel(
    AgentRegister register,
    AgentVersions versions,
    AgentTraining training,
    Retraining retraining,
    VersionComparison comparing,
    Promotions promotions,
    LanguageVersions language,
    ChatModel service,
    SignedInPerson signedIn
)
{
    /// <summary>The agent's key; from the address, so no agent may be called that.</summary>
    public string Agent { get; private set; } = "";

    /// <summary>What the agent is called.</summary>
    public string Name => register.Find(Agent)?.Name ?? ProposalText.Capitalised(Agent);

    /// <summary>Whether there is such an agent, or was.</summary>
    public bool IsKnown => register.Find(Agent) is not null;

    /// <summary>Whether the agent was looked at already.</summary>
    public bool Loaded { get; private set; }

    /// <summary>Whether the agent has versions or may get some; one that goes by facts and rules has none.</summary>
    public bool Learns => Versions.Count > 0 || training.Agents.Contains(Agent);

    /// <summary>Whether who is signed in may train, put to work and retire.</summary>
    public bool MayManage { get; private set; }

    /// <summary>All versions of the agent, the newest first.</summary>
    public IReadOnlyList<TrainedVersion> Versions { get; private set; } = [];

    /// <summary>The version at work; null before the first training.</summary>
    public TrainedVersion? Champion { get; private set; }

    /// <summary>The challenger; null when there is none.</summary>
    public TrainedVersion? Challenger { get; private set; }

    /// <summary>How the two did on the same tickets; null without a challenger.</summary>
    public Comparison? Comparison { get; private set; }

    /// <summary>What the challenger would start with if it went to work; null without a challenger.</summary>
    public VersionOutlook? Outlook { get; private set; }

    /// <summary>What asking the challenger has come to; null unless a language service answers for it.</summary>
    public LanguageUse? Used { get; private set; }

    /// <summary>The newest training; null when there was none.</summary>
    public TrainingRun? Run { get; private set; }

    /// <summary>The outcome of the last thing that was asked for; null when nothing is to be said.</summary>
    public string? Said { get; private set; }

    /// <summary>Whether a language service could run as challenger, other than the one that does already.</summary>
    public bool MayTryLanguage => language.MayTry(Agent) && Challenger?.LanguageModel != service.Settings.Model;

    /// <summary>Shows an agent; does nothing when it is shown already.</summary>
    public async Task ShowAsync(string agent)
    {
        if (Agent == agent)
            return;
        (Agent, Said, Loaded) = (agent, null, false);
        MayManage = (await signedIn.GetAsync()).MayManage;
        await LookAsync();
    }

    /// <summary>Reads everything about the agent's versions again.</summary>
    public async Task LookAsync()
    {
        Versions = await versions.ListAsync(Agent);
        Champion = Versions.FirstOrDefault(v => v.Role == VersionRole.Champion);
        Challenger = Versions.FirstOrDefault(v => v.Role == VersionRole.Challenger);
        Comparison = Challenger is null ? null : await comparing.ReadAsync(Agent, Challenger.Version);
        Outlook = Challenger is null ? null : await promotions.OutlookAsync(Agent, Challenger.Version);
        Used = Challenger?.LanguageModel is null ? null : await language.UsedAsync(Agent, Challenger.Version);
        Run = await retraining.LatestAsync(Agent);
        Loaded = true;
    }

    /// <summary>Asks for a new version.</summary>
    public async Task TrainAsync()
    {
        Said = await retraining.AskAsync(await signedIn.GetAsync(), Agent) switch
        {
            ManagerActionOutcome.Unchanged => "A training is under way already.",
            var outcome => ManagerActionText.Problem(outcome, Name),
        };
        await LookAsync();
    }

    /// <summary>
    /// What it means to put a version to work, with the answers of who asks left out; null where nothing goes to work.
    /// </summary>
    public async Task<VersionOutlook?> MeansAsync(TrainedVersion version, VersionAct act) =>
        act == VersionAct.Retire
            ? null
            : await promotions.OutlookAsync(Agent, version.Version, await signedIn.GetAsync());
}
