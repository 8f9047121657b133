using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Core.Training;

namespace OversightConsole.Core.Evaluation;

/// <summary>Counts a replay.</summary>
internal sealed class ReplayTally(TrainedModel? model)
{
    private int _learnedFrom;
    private readonly List<ReplayLine> _lines = [];
    private readonly int[] _count = new int[Enum.GetValues<ReplayVerdict>().Length];
    private string? _version;
    private int _then;
    private int _now;
    private int _silent;

    public void Add(SorRecord record, RightAnswer answer, ReplayAnswer said)
    {
        var (action, why, version) = said;
        var before = answer.IsRight(answer.Said?.Action) == true;
        var after = answer.IsRight(action) == true;
        var verdict =
            said.Failed ? ReplayVerdict.Failed
            : before == after ? ReplayVerdict.Unchanged
            : after ? ReplayVerdict.Fixed
            : ReplayVerdict.Broken;
        _version ??= version;
        _then += before ? 1 : 0;
        _now += after ? 1 : 0;
        _learnedFrom += model is not null && record.OpenedAt <= model.To && record.ClosedAt < model.At ? 1 : 0;
        _silent += action is null && !said.Failed ? 1 : 0;
        _count[(int)verdict]++;
        _lines.Add(
            new ReplayLine(
                record.Ref.Text,
                record[TicketFields.Summary]?.Name ?? "(no summary)",
                answer.Said is { } then ? ProposalText.Value(then.Action, after: true) : null,
                action is null ? null : ProposalText.Value(action, after: true),
                why,
                answer.InWords(action ?? answer.Said?.Action),
                after,
                verdict
            )
        );
    }

    public ReplayResult Result(int most) =>
        new(
            _version ?? model?.Version ?? "",
            _lines.Count,
            _then,
            _now,
            _silent,
            _count[(int)ReplayVerdict.Fixed],
            _count[(int)ReplayVerdict.Broken],
            _count[(int)ReplayVerdict.Unchanged],
            _count[(int)ReplayVerdict.Failed],
            _learnedFrom,
            [.. _lines.OrderBy(l => l.Verdict == ReplayVerdict.Unchanged).Take(most)]
        );
}
