namespace OversightConsole.Core.Storage;

/// <summary>How many characters the text columns hold that text from outside is cut for.</summary>
public static class ColumnLength
{
    /// <summary>A name of a person, a company or a contact.</summary>
    public const int Name = 200;

    /// <summary>A sentence that the console or a service desk says, or a ticket's title.</summary>
    public const int Sentence = 400;
}
