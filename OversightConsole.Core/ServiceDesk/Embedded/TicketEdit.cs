using OversightConsole.Core.ServiceDesk.Embedded.Configuration;
using OversightConsole.Core.ServiceDesk.Embedded.Directory;
using OversightConsole.Core.ServiceDesk.Embedded.ServiceLevels;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.ServiceDesk.Embedded;

/// <summary>
/// One edit of one ticket: what is asked for, checked against the desk, with its consequences. Nothing touches the ticket
/// before <see cref="Apply"/>, so a refused edit leaves no trace.
/// </summary>
internal sealed class TicketEdit
{
    private readonly DeskDirectory _desk;
    private readonly Ticket _ticket;
    private readonly DateTimeOffset _at;
    private readonly bool _isNew;
    private readonly Dictionary<string, string?> _asked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _wanted = new(StringComparer.Ordinal);
    private readonly List<FieldProblem> _problems = [];

    public TicketEdit(DeskDirectory desk, Ticket ticket, IEnumerable<SetField> changes, DateTimeOffset at, bool isNew)
    {
        (_desk, _ticket, _at, _isNew) = (desk, ticket, at, isNew);
        foreach (var field in TicketValues.All)
            _wanted[field] = TicketValues.Get(ticket, field);
        foreach (var change in changes)
        {
            if (!_wanted.ContainsKey(change.Field))
                Refuse(change.Field, $"A ticket has no field '{change.Field}'.");
            else
                _asked[change.Field] = string.IsNullOrWhiteSpace(change.Value?.Id) ? null : change.Value.Id.Trim();
        }
        foreach (var (field, id) in _asked)
            _wanted[field] = id;
        Check();
    }

    /// <summary>Why the edit is refused; empty when it is not.</summary>
    public IReadOnlyList<FieldProblem> Problems => _problems;

    /// <summary>The ticket this one shall lie under, where that is newly asked for; its existence is the caller's to check.</summary>
    public long? NewParent =>
        _asked.ContainsKey(TicketFields.Parent)
        && long.TryParse(_wanted[TicketFields.Parent], out var parent)
        && parent != _ticket.ParentId
            ? parent
            : null;

    /// <summary>Writes the wanted values to the ticket and says what differs from before.</summary>
    public List<FieldDiff> Apply()
    {
        if (_problems.Count > 0)
            throw new InvalidOperationException("An edit with problems cannot be applied.");
        var boardBefore = _ticket.BoardId;
        var hoursBefore = _desk.Terms(_ticket)?.Hours;
        var diffs = new List<FieldDiff>();
        foreach (var field in TicketValues.All)
        {
            var before = TicketValues.Get(_ticket, field);
            var after = _wanted[field];
            if (string.Equals(before, after, StringComparison.Ordinal))
                continue;
            TicketValues.Set(_ticket, field, after);
            diffs.Add(
                new FieldDiff(
                    field,
                    TicketValues.Value(_desk, boardBefore, field, before),
                    TicketValues.Value(_desk, _wanted[TicketFields.Board], field, after)
                )
            );
        }
        if (diffs.Count > 0)
            Settle(hoursBefore);
        return diffs;
    }

    private void Settle(WorkingTime? hoursBefore)
    {
        var status = _desk.Status(_ticket.BoardId, _ticket.StatusId)!;
        if (status.IsClosed && !_ticket.IsClosed)
            _ticket.ClosedAt = _at;
        else if (!status.IsClosed)
            _ticket.ClosedAt = null;
        _ticket.IsClosed = status.IsClosed;
        ServiceLevelClock.Update(_ticket, status.Stage, _desk.Terms(_ticket), hoursBefore, _at);
    }

    private void Check()
    {
        CheckSummary();
        if (_desk.Board(_wanted[TicketFields.Board]) is { } board)
        {
            CheckStatus(board);
            CheckClass(board);
            if (
                _wanted[TicketFields.Team] is null
                && !_asked.ContainsKey(TicketFields.Team)
                && IsChanged(TicketFields.Board)
            )
                _wanted[TicketFields.Team] = board.DefaultTeamId;
        }
        else
            Refuse(
                TicketFields.Board,
                $"There is no board '{_wanted[TicketFields.Board]}'; choose {Names(_desk.Boards.Select(b => b.Name))}."
            );
        CustomerCheck.Run(_desk, _asked, _wanted, _desk.Zone.DayOf(_at), Refuse);
        CheckPriority();
        CheckPeople();
        CheckParent();
    }

    private void CheckSummary()
    {
        var summary = _wanted[TicketFields.Summary];
        if (string.IsNullOrWhiteSpace(summary))
            Refuse(TicketFields.Summary, "A ticket needs a summary; write one line that names the trouble.");
        else if (summary.Length > TicketMapping.SummaryLength)
            Refuse(
                TicketFields.Summary,
                $"The summary has {summary.Length} characters; at most {TicketMapping.SummaryLength} fit, put the rest in a note."
            );
    }

    private void CheckStatus(Board board)
    {
        var statuses = _desk.Statuses[board.Id];
        if (_desk.Status(board.Id, _wanted[TicketFields.Status]) is not null)
            return;
        if (_asked.ContainsKey(TicketFields.Status))
            Refuse(
                TicketFields.Status,
                $"The board {board.Name} has no status '{_wanted[TicketFields.Status]}'; choose {Names(statuses.Select(s => s.Name))}."
            );
        else
            _wanted[TicketFields.Status] = statuses.First().Id;
    }

    /// <summary>What was asked for must be valid; what only stood there and is valid no longer is cleared, the deepest first.</summary>
    private void CheckClass(Board board)
    {
        string[] levels = [TicketFields.Item, TicketFields.Subtype, TicketFields.Type];
        foreach (var level in levels)
        {
            if (IsClassValid(board))
                return;
            if (_wanted[level] is null)
                continue;
            // The part above is judged first: an item cannot be right under a type that is not.
            if (_asked.GetValueOrDefault(level) is not null)
            {
                RefuseClass(board);
                return;
            }
            _wanted[level] = null;
        }
    }

    private bool IsClassValid(Board board) =>
        _desk.IsValidClass(
            board.Id,
            _wanted[TicketFields.Type],
            _wanted[TicketFields.Subtype],
            _wanted[TicketFields.Item]
        );

    private void RefuseClass(Board board)
    {
        var (type, subtype) = (_wanted[TicketFields.Type], _wanted[TicketFields.Subtype]);
        var rows = _desk.BoardClasses[board.Id];
        var (level, valid) =
            type is null || !_desk.IsValidClass(board.Id, type, null, null)
                ? (TicketFields.Type, rows.Select(r => r.TypeId))
            : subtype is null || !_desk.IsValidClass(board.Id, type, subtype, null)
                ? (TicketFields.Subtype, rows.Where(r => r.TypeId == type).Select(r => r.SubtypeId))
            : (TicketFields.Item, rows.Where(r => r.SubtypeId == subtype).Select(r => r.ItemId).OfType<string>());
        var id = _wanted[level];
        var said = id is null ? $"no {level}" : $"{level} '{_desk.Classes.GetValueOrDefault(id)?.Name ?? id}'";
        var choices = valid.Distinct().Select(v => _desk.Classes[v].Name).ToList();
        var remedy = choices.Count == 0 ? $"leave {level} empty" : $"choose {Names(choices)}";
        Refuse(level, $"With {said}, this class is not valid on the board {board.Name}; {remedy}.");
    }

    private void CheckPriority()
    {
        var valid =
            CheckDegree(TicketFields.Impact, out var impact) & CheckDegree(TicketFields.Urgency, out var urgency);
        var asked = _asked.ContainsKey(TicketFields.Priority);
        if (!asked && valid && FollowsGrid())
            _wanted[TicketFields.Priority] = _desk.GridPriority(impact, urgency);
        else if (_desk.Priority(_wanted[TicketFields.Priority]) is null)
            Refuse(
                TicketFields.Priority,
                $"There is no priority '{_wanted[TicketFields.Priority]}'; choose {Names(_desk.Priorities.Select(p => p.Name))}."
            );
    }

    /// <summary>A priority that somebody set apart from the grid on purpose is left alone when impact or urgency moves.</summary>
    private bool FollowsGrid() => _isNew || _ticket.PriorityId == _desk.GridPriority(_ticket.Impact, _ticket.Urgency);

    private bool CheckDegree(string field, out Degree degree)
    {
        if (Storage.Codes.TryParse(_wanted[field], out degree))
            return true;
        Refuse(field, $"The {field} '{_wanted[field]}' is not known; choose low, medium or high.");
        return false;
    }

    private void CheckPeople()
    {
        if (_asked.GetValueOrDefault(TicketFields.Team) is { } team && _desk.Team(team) is null)
            Refuse(TicketFields.Team, $"There is no team '{team}'; choose {Names(_desk.Teams.Select(t => t.Name))}.");
        if (_asked.GetValueOrDefault(TicketFields.Owner) is not { } owner || !IsChanged(TicketFields.Owner))
            return;
        if (_desk.Members.GetValueOrDefault(owner) is not { IsInactive: false, IsApi: false })
            Refuse(TicketFields.Owner, $"'{owner}' is nobody who can be given a ticket; choose an active member.");
    }

    private void CheckParent()
    {
        if (_asked.GetValueOrDefault(TicketFields.Parent) is not { } parent)
            return;
        if (!long.TryParse(parent, out var id))
            Refuse(TicketFields.Parent, $"'{parent}' is no ticket number.");
        else if (id == _ticket.Id)
            Refuse(TicketFields.Parent, "A ticket cannot lie under itself; choose another one.");
    }

    private bool IsChanged(string field) =>
        _isNew || !string.Equals(TicketValues.Get(_ticket, field), _wanted[field], StringComparison.Ordinal);

    private void Refuse(string field, string sentence) => _problems.Add(new FieldProblem(field, sentence));

    private static string Names(IEnumerable<string> names)
    {
        var list = names.Take(13).ToList();
        return list.Count > 12 ? string.Join(", ", list.Take(12)) + " or another" : string.Join(", ", list);
    }
}

/// <summary>One field before and after.</summary>
internal sealed record FieldDiff(string Field, FieldValue? Before, FieldValue? After);
