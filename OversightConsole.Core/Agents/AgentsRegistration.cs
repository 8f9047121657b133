using Microsoft.Extensions.DependencyInjection;
using OversightConsole.Core.Agents.Agreement;
using OversightConsole.Core.Agents.Assignment;
using OversightConsole.Core.Agents.Classification;
using OversightConsole.Core.Agents.Company;
using OversightConsole.Core.Agents.Contact;
using OversightConsole.Core.Agents.Duplicate;
using OversightConsole.Core.Agents.Intake;
using OversightConsole.Core.Agents.Learners;
using OversightConsole.Core.Agents.Pattern;
using OversightConsole.Core.Agents.Priority;
using OversightConsole.Core.Agents.Resolution;
using OversightConsole.Core.Agents.Security;
using OversightConsole.Core.Agents.Summary;

namespace OversightConsole.Core.Agents;

/// <summary>Registers the twelve agents, with what they know and how they learn.</summary>
public static class AgentsRegistration
{
    /// <summary>Adds every agent.</summary>
    public static IServiceCollection AddAgents(this IServiceCollection services)
    {
        services.AddSingleton<ClassificationMemory>();
        services.AddSingleton<AgentMemory<CompanyKnowledge>>();
        services.AddSingleton<AgentMemory<ContactKnowledge>>();
        services.AddSingleton<AgentMemory<NoiseKnowledge>>();
        services.AddSingleton<AgentMemory<PriorityKnowledge>>();
        services.AddSingleton<AgentMemory<AssignmentKnowledge>>();
        services.AddSingleton<AgentMemory<DuplicateKnowledge>>();
        services.AddSingleton<AgentMemory<PatternKnowledge>>();
        services.AddSingleton<ClassReader>();
        services.AddSingleton<IAgent, IntakeAgent>();
        services.AddSingleton<IAgent, CompanyAgent>();
        services.AddSingleton<IAgent, ContactAgent>();
        services.AddSingleton<IAgent, DuplicateAgent>();
        services.AddSingleton<IAgent, ClassificationAgent>();
        services.AddSingleton<IAgent, PriorityAgent>();
        services.AddSingleton<IAgent, AgreementAgent>();
        services.AddSingleton<IAgent, AssignmentAgent>();
        services.AddSingleton<IAgent, PatternAgent>();
        services.AddSingleton<IAgent, SummaryAgent>();
        services.AddSingleton<IAgent, ResolutionAgent>();
        services.AddSingleton<IAgent, SecurityAgent>();
        services.AddSingleton<IReadOnlyList<IAgent>>(p => [.. p.GetServices<IAgent>()]);
        services.AddSingleton<ILearner, IntakeLearner>();
        services.AddSingleton<ILearner, CompanyLearner>();
        services.AddSingleton<ILearner, ContactLearner>();
        services.AddSingleton<ILearner, ClassificationLearner>();
        services.AddSingleton<ILearner, PriorityLearner>();
        services.AddSingleton<ILearner, AssignmentLearner>();
        services.AddSingleton<ILearner, DuplicateLearner>();
        services.AddSingleton<ILearner, PatternLearner>();
        return services;
    }
}
