namespace OversightConsole.Core.Agents.Chat;

/// <summary>An agent whose whole answer is one of a list of labels, so that a generic language service can answer in its place.</summary>
public interface IOffersLabels
{
    /// <summary>What the agent could choose from on this ticket; null where there is nothing to choose.</summary>
    LabelChoice? ChoiceFor(TicketView view);
}
