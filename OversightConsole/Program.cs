using OversightConsole.Commands.Line;

return await CommandLine.RunAsync(args);

/// <summary>The entry point, named so that tests can start the whole console in their process.</summary>
public partial class Program;
