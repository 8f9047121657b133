using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace OversightConsole.Core.ServiceDesk.Import;

/// <summary>The result of all imports so far.</summary>
/// <param name="UnderWay">One is writing now, in this process or another; its tickets are only a part of what will come.</param>
/// <param name="Closed">Closed tickets that finished imports brought in the time asked about.</param>
public sealed record ImportStatus(bool UnderWay, long Closed);
