using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using OversightConsole.Core.Storage;
using OversightConsole.Core.Storage.Bulk;

namespace OversightConsole.Core.Audit;

/// <summary>
/// Appends to the tamper-evident trail. The entry is written in the transaction of the act itself; the chain's head is
/// one row, locked last and once per transaction, so that writers queue only for the moment of the commit. Personal text is
/// written beside the entry, which carries its mark.
/// </summary>
public static class AuditTrail
{
    private const string Key = "audit";
    internal const string HeadTable = "AuditHead";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Appends <paramref name="act"/> when the open write scope commits.</summary>
    /// <exception cref="InvalidOperationException">No write scope is open.</exception>
    public static void Append(WriteScope write, AuditAct act) =>
        write.DeferToCommit<AuditAct>(Key, CommitPhase.Trail, FlushAsync).Add(act);

    private static async Task FlushAsync(WriteScope write, IReadOnlyList<AuditAct> acts, CancellationToken ct)
    {
        var head =
            await write.Db.LockOnlyRowAsync<AuditHead>(ct)
            ?? throw new InvalidOperationException("The row that says where the trail ends is missing.");
        var (sequence, hash) = (head.Sequence, head.Hash);
        var entries = new List<AuditEntry>(acts.Count);
        var texts = new List<AuditText>();
        foreach (var act in acts)
        {
            entries.Add(Entry(act, ++sequence, hash, texts));
            hash = entries[^1].Hash;
        }
        await RowInserts.InsertAsync(write, entries, ct);
        await RowInserts.InsertAsync(write, texts, ct);
        await write
            .Db.Set<AuditHead>()
            .ExecuteUpdateAsync(
                s => s.SetProperty(h => h.Sequence, _ => sequence).SetProperty(h => h.Hash, _ => hash),
                ct
            );
        write.Touch(Topic.Trail);
    }

    private static AuditEntry Entry(AuditAct act, long sequence, string previousHash, List<AuditText> texts)
    {
        var name = act.By.Kind == AuditActor.OfPerson ? PersonalText.Of(act.By.Name) : null;
        var (payload, pieces) = PersonalText.Serialize(act.Facts, Json);
        AuditEntry Make(string hash) =>
            new()
            {
                Sequence = sequence,
                At = Instants.Cut(act.At),
                Kind = act.Kind,
                ActorKind = act.By.Kind,
                ActorId = act.By.Id,
                ActorNameHash = name?.Mark,
                Subject = act.Subject,
                Ticket = act.Ticket,
                Payload = payload,
                PreviousHash = previousHash,
                Hash = hash,
            };
        if (name is not null)
            texts.Add(Text(sequence, AuditText.Actor, name));
        if (pieces.Count > 0)
            texts.AddRange(
                AuditTexts.MarksIn(payload).Select(m => Text(sequence, m.Field, pieces.First(p => p.Mark == m.Mark)))
            );
        return Make(AuditChain.HashOf(Make("")));
    }

    private static AuditText Text(long sequence, string field, PersonalText piece) =>
        new()
        {
            Sequence = sequence,
            Field = field,
            Text = piece.Text,
            Salt = piece.Salt,
        };
}
