namespace OversightConsole.Core.Demo.Generator.Weighing;

/// <summary>
/// What a text says that bears on how many are hit and how fast it hurts; phrases carry it as <c>{!all}</c>, which writes
/// nothing and is noted.
/// </summary>
[Flags]
public enum Bearings
{
    /// <summary>The text says nothing about impact or urgency.</summary>
    None = 0,

    /// <summary>The text says that only one person is affected.</summary>
    One = 1,

    /// <summary>Several are, or a team.</summary>
    Some = 2,

    /// <summary>Everybody at a site or a customer is.</summary>
    All = 4,

    /// <summary>Work stands still for whom it hits.</summary>
    Stuck = 8,

    /// <summary>The text says that there is a way around the problem.</summary>
    Around = 16,

    /// <summary>It has to be done the same day.</summary>
    Today = 32,

    /// <summary>The text says that the ticket can wait.</summary>
    Later = 64,
}
