namespace OversightConsole.Core.Access.SignIn;

/// <summary>
/// Counts wrong guesses at names that have no enabled user, so that such a name is "locked out" just like a real one and
/// the sign-in page never tells which names exist. Nothing depends on it, so it is kept in memory and bounded.
/// </summary>
public sealed class GuessCounter(TimeProvider time)
{
    private const int Most = 10_000;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (int Failed, DateTimeOffset Until)> _names = new(StringComparer.Ordinal);

    /// <summary>Notes a guess at <paramref name="name"/> and says whether it is locked out.</summary>
    public bool LocksOut(string name)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var (failed, until) = _names.GetValueOrDefault(name);
            if (until > now)
                return true;
            if (_names.Count >= Most)
                _names.Clear();
            var locked = failed + 1 >= AccountStatus.GuessesAllowed;
            _names[name] = locked ? (0, now + AccountStatus.LockOut) : (failed + 1, default);
            return locked;
        }
    }
}
