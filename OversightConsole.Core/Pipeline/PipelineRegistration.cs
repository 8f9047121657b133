using Microsoft.Extensions.DependencyInjection;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Agents.Agreements;
using OversightConsole.Core.Agents.Assignment;
using OversightConsole.Core.Agents.Chat;
using OversightConsole.Core.Agents.Classification;
using OversightConsole.Core.Agents.Companies;
using OversightConsole.Core.Agents.Contacts;
using OversightConsole.Core.Agents.Duplicate;
using OversightConsole.Core.Agents.Intake;
using OversightConsole.Core.Agents.Pattern;
using OversightConsole.Core.Agents.Priority;
using OversightConsole.Core.Agents.Resolution;
using OversightConsole.Core.Agents.Security;
using OversightConsole.Core.Agents.Summary;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Execution;
using OversightConsole.Core.Outcomes;
using OversightConsole.Core.Pipeline.Comparing;
using OversightConsole.Core.Pipeline.Language;
using OversightConsole.Core.Pipeline.Language.Beside;
using OversightConsole.Core.Pipeline.Replaying;
using OversightConsole.Core.Pipeline.Scoping;
using OversightConsole.Core.Pipeline.Training;
using OversightConsole.Core.Pipeline.Training.Learners;
using OversightConsole.Core.Pipeline.Training.Retraining;
using OversightConsole.Core.Pipeline.Training.Senders;
using OversightConsole.Core.Review;

namespace OversightConsole.Core.Pipeline;

/// <summary>Registers the way a ticket takes, from the feed to the executor.</summary>
public static class PipelineRegistration
{
    /// <summary>Adds agents, gate, review and execution; models lie in <paramref name="modelFolder"/>.</summary>
    public static IServiceCollection AddPipeline(
        this IServiceCollection services,
        string modelFolder,
        ChatSettings? chat = null
    )
    {
        services.AddSingleton<AuditVerifier>();
        services.AddSingleton<AuditReader>();
        services.AddSingleton<FleetControl>();
        services.AddSingleton<FleetReader>();
        services.AddSingleton<StopSwitch>();
        services.AddSingleton(new AuditLottery());
        services.AddSingleton<AutonomyGate>();
        services.AddSingleton<ProposalEntry>();
        services.AddSingleton<Promotions>();
        services.AddSingleton<AccuracyHistory>();
        services.AddSingleton<CertaintyReader>();
        services.AddSingleton<CorrectionReader>();
        services.AddSingleton<AgentRecord>();
        services.AddSingleton<AgentVersions>();
        services.AddSingleton<QueueReader>();
        services.AddSingleton<DecisionService>();
        services.AddSingleton<UndoWindow>();
        services.AddSingleton<TicketClaims>();
        services.AddSingleton<Presence>();
        services.AddSingleton<Executor>();
        services.AddSingleton<Outgoing>();
        services.AddSingleton<Undoing>();
        services.AddSingleton<ClassificationMemory>();
        services.AddSingleton<AgentMemory<CompanyKnowledge>>();
        services.AddSingleton<AgentMemory<ContactKnowledge>>();
        services.AddSingleton<AgentMemory<NoiseKnowledge>>();
        services.AddSingleton<IAgent, IntakeAgent>();
        services.AddSingleton<IAgent, CompanyAgent>();
        services.AddSingleton<IAgent, ContactAgent>();
        services.AddSingleton<IAgent, DuplicateAgent>();
        services.AddSingleton<IAgent, ClassificationAgent>();
        services.AddSingleton<ClassReader>();
        services.AddSingleton<AgentMemory<PriorityKnowledge>>();
        services.AddSingleton<AgentMemory<AssignmentKnowledge>>();
        services.AddSingleton<AgentMemory<DuplicateKnowledge>>();
        services.AddSingleton<AgentMemory<PatternKnowledge>>();
        services.AddSingleton<IAgent, PriorityAgent>();
        services.AddSingleton<IAgent, AgreementAgent>();
        services.AddSingleton<IAgent, AssignmentAgent>();
        services.AddSingleton<IAgent, PatternAgent>();
        services.AddSingleton<IAgent, SummaryAgent>();
        services.AddSingleton<IAgent, ResolutionAgent>();
        services.AddSingleton<IAgent, SecurityAgent>();
        services.AddSingleton<IReadOnlyList<IAgent>>(p => [.. p.GetServices<IAgent>()]);
        services.AddSingleton(new ModelStore(modelFolder));
        services.AddSingleton<ILearner, IntakeLearner>();
        services.AddSingleton<ILearner, CompanyLearner>();
        services.AddSingleton<ILearner, ContactLearner>();
        services.AddSingleton<ILearner, ClassificationLearner>();
        services.AddSingleton<ILearner, PriorityLearner>();
        services.AddSingleton<ILearner, AssignmentLearner>();
        services.AddSingleton<ILearner, DuplicateLearner>();
        services.AddSingleton<ILearner, PatternLearner>();
        services.AddSingleton(new Challengers(chat is { IsOn: true } ? chat.Model : null));
        services.AddSingleton<VersionsAtWork>();
        services.AddSingleton<AgentTraining>();
        services.AddSingleton<VersionControl>();
        services.AddSingleton<Retraining>();
        services.AddSingleton<VersionComparison>();
        services.AddSingleton<Replay>();
        services.AddSingleton<TicketWork>();
        services.AddSingleton<TicketPipeline>();
        services.AddSingleton(chat ?? ChatSettings.Off);
        services.AddSingleton(new ChatModel(chat ?? ChatSettings.Off));
        services.AddSingleton<LanguageProposals>();
        services.AddSingleton<ToolCalls>();
        services.AddSingleton<LanguageEntry>();
        services.AddSingleton<BesideRuns>();
        services.AddSingleton<LanguageVersions>();
        services.AddSingleton<LanguageRuns>();
        services.AddSingleton<AgentLooks>();
        services.AddSingleton<AgentScopes>();
        services.AddSingleton<Expiry>();
        services.AddSingleton<OutcomeWatch>();
        services.AddSingleton<KeptOutcomes>();
        services.AddSingleton<ReversalWatch>();
        return services;
    }
}
