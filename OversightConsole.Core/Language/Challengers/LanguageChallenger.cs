using System.Security.Cryptography;
using System.Text;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Agents.Chat;
using OversightConsole.Core.Pipeline.Asking;
using OversightConsole.Core.Pipeline.Work;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.ServiceDesk.Terms;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Storage.Bulk;

namespace OversightConsole.Core.Language.Challengers;

/// <summary>
/// Begins to ask the language service in place of a trained version, in the transaction of the ticket's work: no ticket is
/// forgotten, and none is asked about twice on the same facts.
/// </summary>
internal sealed class LanguageChallenger : ILanguageChallenger
{
    /// <summary>A hash of what the agent rests on and of whose ticket it is: that decides whether it may be sent at all.</summary>
    public static string BasisOf(IAgent agent, TicketView view, bool? maySend)
    {
        var facts = $"{TicketProjection.BasisOf(agent, view)}\n{view.Actual[TicketFields.Company]?.Id}\n{maySend}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(facts)))[..16];
    }

    async Task<string> ILanguageChallenger.BasisAsync(
        OversightDbContext db,
        IAgent agent,
        TicketView view,
        CancellationToken ct
    ) => BasisOf(agent, view, await MaySendAsync(db, view, ct));

    /// <summary>Why the ticket's text must not be sent; null when it may. Only a company that stands on the ticket counts.</summary>
    public static string? WhyNotSent(bool? maySend) =>
        maySend switch
        {
            true => null,
            false => "The customer does not allow a language service.",
            null => "Nobody knows yet whose ticket it is, so nothing is sent.",
        };

    /// <summary>Leaves a run to be sent, or says why there is none.</summary>
    async Task<(LookResult Result, string Why)> ILanguageChallenger.BeginAsync(
        WriteScope write,
        IAgent agent,
        string version,
        TicketView view,
        string basis,
        CancellationToken ct
    )
    {
        if (WhyNotSent(await MaySendAsync(write.Db, view, ct)) is { } why)
            return (LookResult.NotAsked, why);
        if ((agent as IOffersLabels)?.ChoiceFor(view) is null)
            return (LookResult.Abstained, "There is nothing to choose from.");
        await RowInserts.TryInsertAsync(
            write,
            new ModelRun
            {
                Id = KeyOf(agent.Key, version, view.Actual.Ref.Text, basis),
                Agent = agent.Key,
                Ticket = view.Actual.Ref,
                Challenger = version,
                Basis = basis,
                State = RunState.Asked,
                NextAt = view.Now,
                CreatedAt = view.Now,
                UpdatedAt = view.Now,
            },
            ct
        );
        return (LookResult.Waits, "The language service is asked.");
    }

    /// <summary>Whether the company on the ticket allows it to be sent; null where none stands on it.</summary>
    public static async Task<bool?> MaySendAsync(OversightDbContext db, TicketView view, CancellationToken ct) =>
        (view with { Ticket = view.Actual }).Company is { } company
            ? (await Consents.OfAsync(db, view.Actual.Ref.Connection, company.Value.Id, ct)).MaySend
            : null;

    private static Guid KeyOf(string agent, string version, string ticket, string basis) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{agent}\n{version}\n{ticket}\n{basis}")).AsSpan(0, 16));
}
