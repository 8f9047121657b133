using System.Collections.Concurrent;
using OversightConsole.Core.Agents;

namespace OversightConsole.Core.Training;

/// <summary>A version that runs beside the one at work.</summary>
/// <param name="Version">The version, for example "v4".</param>
/// <param name="Agent">The agent with that version; null where a language service is asked in its place.</param>
public sealed record Challenger(string Version, IAgent? Agent);
