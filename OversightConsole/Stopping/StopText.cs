using System.Globalization;
using OversightConsole.Core.Autonomy.Stopping;
using OversightConsole.Core.Execution;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.ServiceDesk;

namespace OversightConsole.Stopping;

/// <summary>How stops are spoken of.</summary>
internal static class StopText
{
    /// <summary>"Stop all agents", "Stop agents for Harbor Dental": the button, and with a question mark the title.</summary>
    public static string Stop(StopRequest request) =>
        request.Scope switch
        {
            StopScope.All => "Stop all agents",
            StopScope.Agent => $"Stop {request.Label}",
            StopScope.Board => $"Stop agents on the board {request.Label}",
            StopScope.Customer => $"Stop agents for {request.Label}",
            StopScope.Ticket => $"Stop agents on ticket {request.Label}",
            _ => throw new ArgumentOutOfRangeException(nameof(request), request.Scope, "Unknown scope."),
        };

    /// <summary>"Resume all agents", "Resume agents for Harbor Dental".</summary>
    public static string Resume(StopRequest request) => "Resume" + Stop(request)["Stop".Length..];

    /// <summary>What happens, in one sentence.</summary>
    public static string Means(StopRequest request)
    {
        var what = request.Scope switch
        {
            StopScope.All => "Nothing more is written to the service desk, at any customer,",
            StopScope.Agent => $"{request.Label} writes nothing more to the service desk",
            StopScope.Board => $"No agent writes anything more to tickets on the board {request.Label}",
            StopScope.Customer => $"No agent writes anything more to tickets of {request.Label}",
            StopScope.Ticket => $"No agent writes anything more to ticket {request.Label}",
            _ => throw new ArgumentOutOfRangeException(nameof(request), request.Scope, "Unknown scope."),
        };
        return $"{what} until a manager resumes. Agents go on watching.";
    }

    /// <summary>What a stop would hold up: "4 approved changes not sent yet wait; 31 tickets wait in the queue."</summary>
    public static string Waits(StopRequest request, Waiting waiting)
    {
        var changes = waiting.Changes switch
        {
            0 => "No approved change waits to be sent",
            1 => "1 approved change not sent yet waits",
            var many => $"{many} approved changes not sent yet wait",
        };
        if (request.Scope != StopScope.All)
            return waiting.Changes == 0 ? $"{changes}." : "Approved changes not sent yet wait.";
        return $"{changes}; {waiting.Tickets} {(waiting.Tickets == 1 ? "ticket waits" : "tickets wait")} in the queue.";
    }

    /// <summary>What holds, for the banner: "All writing is stopped".</summary>
    public static string Holds(Stop stop) =>
        stop.Scope switch
        {
            StopScope.All => "All writing is stopped",
            StopScope.Agent => $"{stop.Label} is stopped",
            StopScope.Board => $"Agents are stopped on the board {stop.Label}",
            StopScope.Customer => $"Agents are stopped for {stop.Label}",
            StopScope.Ticket => $"Agents are stopped on ticket {stop.Label}",
            _ => throw new ArgumentOutOfRangeException(nameof(stop), stop.Scope, "Unknown scope."),
        };

    /// <summary>"since 09:02 by Jonas Weber: “Tenant migration until 11:00”."</summary>
    public static string Since(Stop stop, DeskZone zone, DateTimeOffset now)
    {
        var at = TimeZoneInfo.ConvertTime(stop.At, zone.Zone);
        var today = at.Date == TimeZoneInfo.ConvertTime(now, zone.Zone).Date;
        var when = at.ToString(today ? "HH:mm" : "d MMM HH:mm", CultureInfo.InvariantCulture);
        return $"since {when} by {stop.ByName}" + (stop.Reason.Length > 0 ? $": “{stop.Reason}”." : ".");
    }

    /// <summary>The outcome of a write that was under way: "Classification on #481207: written".</summary>
    public static string UnderWay(UnderWay work, AgentRegister agents) =>
        $"{agents.Name(work.Agent)} on #{work.Ticket}: "
        + work.State switch
        {
            IntentState.Sent => "being written",
            IntentState.Verified => "written",
            IntentState.Intent => "put off, waits",
            IntentState.Conflicted or IntentState.Refused or IntentState.Cancelled => "not written",
            IntentState.Uncertain => "not known, somebody must look",
            _ => throw new ArgumentOutOfRangeException(nameof(work), work.State, "Unknown state."),
        };

    /// <summary>Why nothing was stopped or resumed; null when it was.</summary>
    public static string? Problem(StopOutcome outcome) =>
        outcome switch
        {
            StopOutcome.Done or StopOutcome.NothingToDo => null,
            StopOutcome.NotAllowed => "This is for managers and administrators. Nothing was changed.",
            StopOutcome.ReasonMissing => "Say why in a few words; everyone will read it.",
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Unknown outcome."),
        };
}
