namespace OversightConsole.Core.Learning;

/// <summary>A stored model cannot be read: it is cut off, damaged, or of another version. Train it again.</summary>
public sealed class CorruptModelException : Exception
{
    /// <param name="message">What is wrong, in a sentence.</param>
    /// <param name="inner">What was thrown while reading.</param>
    public CorruptModelException(string message, Exception? inner = null)
        : base(message, inner) { }
}
