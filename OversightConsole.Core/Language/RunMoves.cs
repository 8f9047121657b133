using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Language;

/// <summary>Moves a run with all it has come to; nothing happens where it no longer stands as expected. An end is in the trail.</summary>
internal static class RunMoves
{
    public static async Task MoveAsync(
        WriteScope write,
        ModelRun run,
        RunState from,
        RunState to,
        string? why,
        CancellationToken ct
    )
    {
        await write
            .Db.Set<ModelRun>()
            .Where(r => r.Id == run.Id && r.State == from)
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(r => r.State, _ => to)
                        .SetProperty(r => r.Turns, _ => run.Turns)
                        .SetProperty(r => r.ProposalId, _ => run.ProposalId)
                        .SetProperty(r => r.Attempts, _ => run.Attempts)
                        .SetProperty(r => r.NextAt, _ => run.NextAt)
                        .SetProperty(r => r.TokensIn, _ => run.TokensIn)
                        .SetProperty(r => r.TokensOut, _ => run.TokensOut)
                        .SetProperty(r => r.Cost, _ => run.Cost)
                        .SetProperty(r => r.Detail, _ => why)
                        .SetProperty(r => r.UpdatedAt, _ => write.Now),
                ct
            );
        write.Touch(Topic.Review);
        if (to is RunState.Answered or RunState.Fallback)
            AuditTrail.Append(
                write,
                new AuditAct(
                    write.Now,
                    AuditActor.System("language"),
                    TrailKind.Language(Codes.Of(to)),
                    run.Challenger is null ? TrailSubject.Proposal(run.Id) : TrailSubject.Agent(run.Agent),
                    run.Ticket.Text,
                    new
                    {
                        why = PersonalText.Of(why),
                        Beside = run.Challenger,
                        run.TokensIn,
                        run.TokensOut,
                        run.Cost,
                    }
                )
            );
    }
}
