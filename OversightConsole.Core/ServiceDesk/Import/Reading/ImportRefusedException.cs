namespace OversightConsole.Core.ServiceDesk.Import.Reading;

/// <summary>
/// The file cannot be read further. Thrown from deep inside the reading of a stream, where nothing can be returned, and
/// turned into an outcome at the import's door; the message is the sentence people read.
/// </summary>
internal sealed class ImportRefusedException(string sentence) : Exception(sentence);
