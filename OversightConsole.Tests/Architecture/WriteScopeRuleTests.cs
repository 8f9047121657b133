using System.Reflection;
using OversightConsole.Core.Storage;

namespace OversightConsole.Tests.Architecture;

/// <summary>
/// What writes asks for an open write scope, so that nobody forgets to open one: to forget it does not compile. What only
/// reads asks for the context.
/// </summary>
public sealed class WriteScopeRuleTests
{
    private const BindingFlags All =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;

    [Fact]
    public void What_belongs_to_a_transaction_can_be_asked_of_an_open_scope_alone()
    {
        string[] acts = ["Touch", "DeferToCommit", "Cache", "CommandFor"];

        typeof(WriteScope).GetMethods(All).Select(m => m.Name).Should().Contain(acts);
        typeof(OversightDbContext).GetMethods(All).Select(m => m.Name).Should().NotContain(acts);
    }

    [Fact]
    public void A_function_takes_the_scope_or_the_context_never_both()
    {
        var both = typeof(WriteScope)
            .Assembly.GetTypes()
            // What the compiler makes of lambdas and local functions has what surrounds it as parameters.
            .Where(t =>
                !t.Name.StartsWith('<')
                && t.Namespace?.StartsWith("OversightConsole.Core", StringComparison.Ordinal) == true
            )
            .Where(t => t != typeof(WriteScope))
            .SelectMany(t => t.GetMethods(All | BindingFlags.DeclaredOnly))
            .Where(m => !m.Name.StartsWith('<'))
            .Where(m => TakesBoth(m.GetParameters().Select(p => p.ParameterType)))
            .Select(m => $"{m.DeclaringType!.Name}.{m.Name}");

        both.Should().BeEmpty();
        TakesBoth([typeof(OversightDbContext), typeof(WriteScope)]).Should().BeTrue("the rule finds one that does");
    }

    private static bool TakesBoth(IEnumerable<Type> parameters) =>
        parameters.ToHashSet().IsSupersetOf([typeof(OversightDbContext), typeof(WriteScope)]);
}
