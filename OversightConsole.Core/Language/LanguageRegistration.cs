using Microsoft.Extensions.DependencyInjection;
using OversightConsole.Core.Agents.Chat;
using OversightConsole.Core.Language.Challengers;
using OversightConsole.Core.Pipeline.Work;

namespace OversightConsole.Core.Language;

/// <summary>Registers the language service: what it words, and where it answers beside a trained version.</summary>
public static class LanguageRegistration
{
    /// <summary>Adds the runs of the language service with <paramref name="chat"/>; off, none is ever sent.</summary>
    public static IServiceCollection AddLanguage(this IServiceCollection services, ChatSettings chat)
    {
        services.AddSingleton(chat);
        services.AddSingleton(new ChatModel(chat));
        services.AddSingleton<LanguageProposals>();
        services.AddSingleton<ToolCalls>();
        services.AddSingleton<LanguageEntry>();
        services.AddSingleton<LanguageChallenger>();
        services.AddSingleton<ILanguageChallenger>(p => p.GetRequiredService<LanguageChallenger>());
        services.AddSingleton<ChallengerModelRuns>();
        services.AddSingleton<LanguageVersions>();
        services.AddSingleton<LanguageRuns>();
        return services;
    }
}
