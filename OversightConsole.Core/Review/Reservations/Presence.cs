using OversightConsole.Core.Access;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Review.Reservations;

/// <summary>
/// Who else has a ticket open on this node: a courtesy, not a lock. It is lost with the process and nothing depends on it.
/// </summary>
public sealed class Presence(ChangeNotifier changes)
{
    private readonly Lock _gate = new();
    private readonly List<Reading> _readings = [];

    /// <summary>Says that <paramref name="reader"/> has the ticket open until the result is disposed.</summary>
    public IDisposable Open(Person reader, string ticket)
    {
        var reading = new Reading(this, reader.Id, reader.Name, ticket);
        lock (_gate)
            _readings.Add(reading);
        Told();
        return reading;
    }

    /// <summary>The names of others who have it open.</summary>
    public IReadOnlyList<string> AlsoOpen(Person reader, string ticket)
    {
        lock (_gate)
            return
            [
                .. _readings.Where(r => r.Ticket == ticket && r.PersonId != reader.Id).Select(r => r.Name).Distinct(),
            ];
    }

    private void Told() => changes.Publish([Topic.Review]);

    private sealed class Reading(Presence presence, string personId, string name, string ticket) : IDisposable
    {
        public string PersonId { get; } = personId;
        public string Name { get; } = name;
        public string Ticket { get; } = ticket;

        public void Dispose()
        {
            bool removed;
            lock (presence._gate)
                removed = presence._readings.Remove(this);
            if (removed)
                presence.Told();
        }
    }
}
