using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OversightConsole.Core.Training;

/// <summary>What a trained version is for.</summary>
public enum VersionRole
{
    /// <summary>The one that works. Of several the newest; what it took the place of is retired.</summary>
    Champion,

    /// <summary>Proposes in Shadow beside the champion, until a manager makes it champion or retires it.</summary>
    Challenger,

    /// <summary>Not at work; can be gone back to.</summary>
    Retired,
}
