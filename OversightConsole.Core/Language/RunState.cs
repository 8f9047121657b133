using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OversightConsole.Core.Language;

/// <summary>How far a run has come.</summary>
public enum RunState
{
    /// <summary>To be sent, not before its time.</summary>
    Asked,

    /// <summary>Somebody is sending it.</summary>
    Asking,

    /// <summary>A tool was called: it goes on when people have decided on what that proposes.</summary>
    Waits,

    /// <summary>Answered, and the answer was used.</summary>
    Answered,

    /// <summary>No use could be made of it; what was made without it stands.</summary>
    Fallback,
}
