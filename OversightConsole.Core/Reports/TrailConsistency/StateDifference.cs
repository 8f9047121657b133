namespace OversightConsole.Core.Reports.TrailConsistency;

/// <summary>Something in the database that does not follow from the trail.</summary>
/// <param name="Sentence">What, for people, with the entry that says otherwise.</param>
/// <param name="Entry">That entry; null where none speaks of it.</param>
/// <param name="Agent">The agent whose measuring it concerns; null for people, decisions and stops.</param>
public sealed record StateDifference(string Sentence, long? Entry, string? Agent);
