using System.CommandLine;

namespace OversightConsole.Commands.Accuracy;

/// <summary><c>accuracy …</c>: the arithmetic of earned autonomy on numbers and files; <c>rebuild</c> alone reads the database.</summary>
internal static class AccuracyCommand
{
    public static Command Create() =>
        new("accuracy", "The arithmetic of earned autonomy on your own numbers; rebuild alone reads the database.")
        {
            BoundCommand.Create(),
            ReplayCommand.Create(),
            DriftCommand.Create(),
            FloorCommand.Create(),
            VigilanceCommand.Create(),
            FalsePromotionCommand.Create(),
            EbhCommand.Create(),
            RebuildCommand.Create(),
        };
}
