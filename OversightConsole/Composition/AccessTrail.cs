using OversightConsole.Core.Access;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Storage;

namespace OversightConsole.Composition;

/// <summary>Hangs the trail on Access: every act on users and roles is entered in its own transaction.</summary>
internal sealed class AccessTrail(TimeProvider time)
{
    public Task EnterAsync(WriteScope write, AccessAct act)
    {
        var actor = act.Actor is { } person ? AuditActor.Person(person.Id, person.Name) : AuditActor.System("access");
        AuditTrail.Append(
            write,
            new AuditAct(
                time.Now(),
                actor,
                TrailKind.Access(Codes.Of(act.Kind)),
                TrailSubject.User(act.SubjectId),
                null,
                new { user = PersonalText.Of(act.Subject), detail = act.Detail }
            )
        );
        return Task.CompletedTask;
    }
}
