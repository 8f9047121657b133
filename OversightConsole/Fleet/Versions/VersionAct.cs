namespace OversightConsole.Fleet.Versions;

/// <summary>What a manager does with a version.</summary>
public enum VersionAct
{
    /// <summary>The challenger takes the place of the one at work.</summary>
    Champion,

    /// <summary>A retired one takes the place of the one at work.</summary>
    GoBack,

    /// <summary>The challenger is retired.</summary>
    Retire,
}
