using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents;

/// <summary>
/// A rule of the desk that goes before what an agent would say: a condition in plain fields, no code. All parts that are
/// given must hold.
/// </summary>
public sealed record DeskRule
{
    /// <summary>What people call it: "SOP 12".</summary>
    public required string Name { get; init; }

    /// <summary>Only tickets of this customer, in one word (<see cref="SorRef.Word"/>); null means any.</summary>
    public string? Company { get; init; }

    /// <summary>Only requesters who are handled ahead of the grid.</summary>
    public bool OnlyVip { get; init; }

    /// <summary>Only classes that begin with this code, in one word: <c>incident/network</c>; null means any.</summary>
    public string? Class { get; init; }

    /// <summary>Only tickets whose title or text has this word, whatever its case; null means any.</summary>
    public string? Word { get; init; }

    /// <summary>How many priorities up (positive) or down (negative) from what the grid gives; from -3 to 3.</summary>
    public int Raise { get; init; }

    /// <summary>Whether it holds for what is seen.</summary>
    public bool Holds(TicketView view) =>
        (Company is null || OnItsDesk(view, view.Company?.Value.Id) == Company)
        && (!OnlyVip || view.Contact is { IsVip: true })
        && (Class is null || IsUnder(OnItsDesk(view, view.Class), Class))
        && (Word is null || view.Text.All.Contains(Word, StringComparison.OrdinalIgnoreCase));

    /// <summary>What has an id on the ticket's desk, in one word; null for nothing.</summary>
    private static string? OnItsDesk(TicketView view, string? id) =>
        id is null ? null : SorRef.Word(view.Actual.Ref.Connection, id);

    private static bool IsUnder(string? code, string prefix) =>
        code is not null && (code == prefix || code.StartsWith(prefix + "/", StringComparison.Ordinal));
}
