using System.Collections;
using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore.Storage;

namespace OversightConsole.Core.Storage;

/// <summary>In which order what was deferred to the commit is written; locks are taken in this order too.</summary>
public enum CommitPhase
{
    /// <summary>Numbers that were counted in memory under a lock taken before.</summary>
    Numbers,

    /// <summary>The ledger of evidence, agent by agent.</summary>
    Evidence,

    /// <summary>The trail: last of all.</summary>
    Trail,
}
