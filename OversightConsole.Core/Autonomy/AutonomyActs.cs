using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace OversightConsole.Core.Autonomy;

/// <summary>The kinds of the trail's entries about modes, from which the present mode can be told again.</summary>
public static class AutonomyActs
{
    /// <summary>An agent was installed.</summary>
    public const string Installed = "agent.installed";

    /// <summary>A mode was set by hand; never autonomy.</summary>
    public const string ModeSet = "mode.set";

    /// <summary>Promoted.</summary>
    public const string Earned = "autonomy.earned";

    /// <summary>Demoted.</summary>
    public const string Lost = "autonomy.lost";

    /// <summary>Target, floor or critical target set.</summary>
    public const string TermsSet = "terms.set";

    /// <summary>Drift turned amber: everything is asked.</summary>
    public const string Amber = "drift.amber";

    /// <summary>Drift is calm again.</summary>
    public const string Calm = "drift.calm";

    /// <summary>A claim took the place of the agent's earlier ones.</summary>
    public const string ClaimOpened = "claim.opened";

    /// <summary>A version went to work or was retired: its claims go on at work, or end.</summary>
    public const string ClaimsMoved = "claims.moved";
}
