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
using OversightConsole.Core.Proposals;

namespace OversightConsole.Core.Agents;

/// <summary>Registers the agents: one line each, with what the agent learns where it learns anything.</summary>
public static class AgentsRegistration
{
    /// <summary>Adds every agent of the console.</summary>
    public static IServiceCollection AddAgents(this IServiceCollection services) =>
        services
            .AddSingleton<ClassReader>()
            .AddSingleton<IReadOnlyList<IAgent>>(p => [.. p.GetServices<IAgent>()])
            .AddAgent<IntakeAgent, IntakeLearner, NoiseKnowledge>(IntakeDescriptor.Descriptor)
            .AddAgent<CompanyAgent, CompanyLearner, CompanyKnowledge>(CompanyDescriptor.Descriptor)
            .AddAgent<ContactAgent, ContactLearner, ContactKnowledge>(ContactDescriptor.Descriptor)
            .AddAgent<DuplicateAgent, DuplicateLearner, DuplicateKnowledge>(DuplicateDescriptor.Descriptor)
            .AddAgent<ClassificationAgent, ClassificationLearner, ClassificationKnowledge>(
                ClassificationDescriptor.Descriptor
            )
            .AddAgent<PriorityAgent, PriorityLearner, PriorityKnowledge>(PriorityDescriptor.Descriptor)
            .AddAgent<AgreementAgent>(AgreementDescriptor.Descriptor)
            .AddAgent<AssignmentAgent, AssignmentLearner, AssignmentKnowledge>(AssignmentDescriptor.Descriptor)
            .AddAgent<PatternAgent, PatternLearner, PatternKnowledge>(PatternDescriptor.Descriptor)
            .AddAgent<SummaryAgent>(SummaryDescriptor.Descriptor)
            .AddAgent<ResolutionAgent>(ResolutionDescriptor.Descriptor)
            .AddAgent<SecurityAgent>(SecurityDescriptor.Descriptor);

    /// <summary>Adds an agent that goes by facts and learns nothing.</summary>
    public static IServiceCollection AddAgent<TAgent>(this IServiceCollection services, AgentDescriptor descriptor)
        where TAgent : class, IAgent => services.AddAgentDescriptor(descriptor).AddSingleton<IAgent, TAgent>();

    /// <summary>Adds an agent that learns from closed tickets.</summary>
    /// <typeparam name="TAgent">The agent.</typeparam>
    /// <typeparam name="TLearner">Trains the agent.</typeparam>
    /// <typeparam name="TKnowledge">What a training leaves.</typeparam>
    public static IServiceCollection AddAgent<TAgent, TLearner, TKnowledge>(
        this IServiceCollection services,
        AgentDescriptor descriptor
    )
        where TAgent : class, IAgent
        where TLearner : MemoryLearner<TKnowledge>
        where TKnowledge : class =>
        services
            .AddAgent<TAgent>(descriptor)
            .AddSingleton<AgentMemory<TKnowledge>>()
            .AddSingleton<ILearner, TLearner>();
}
