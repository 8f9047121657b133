using System.Text.Json.Serialization;
using OversightConsole.Core.Storage;

namespace OversightConsole.Core.Proposals;

/// <summary>Why an agent that works alone asked a person about one proposal.</summary>
public enum ObjectionReason
{
    /// <summary>The confidence is below the floor of the claim that was promoted.</summary>
    BelowFloor,

    /// <summary>The version or the terms are others than those that were promoted.</summary>
    NotPromoted,

    /// <summary>The agent never works alone, whatever its accuracy.</summary>
    NeverAlone,

    /// <summary>
    /// A person decides, and no more is said: the proposal may be drawn for an audit, and whoever answers must not see that.
    /// </summary>
    PersonDecides,

    /// <summary>The proposal waits until something else on the ticket is decided.</summary>
    WaitsForPremise,

    /// <summary>A wrong execution hurts or cannot be taken back.</summary>
    HighRisk,

    /// <summary>The text of the ticket hides something or gives orders.</summary>
    SuspiciousText,

    /// <summary>The catalogue of the service desk is not loaded, or too old.</summary>
    CatalogMissing,

    /// <summary>The ticket has no customer, and none is proposed.</summary>
    CustomerMissing,

    /// <summary>The catalogue of the service desk does not have the customer.</summary>
    CustomerUnknown,

    /// <summary>The terms of the customer do not allow agents to work alone.</summary>
    CustomerForbids,

    /// <summary>The trail was not checked, or the check found an error.</summary>
    TrailNotIntact,

    /// <summary>The trail does not say that this claim was promoted.</summary>
    TrailDisagrees,

    /// <summary>A stop holds for the agent, the board, the customer or everything.</summary>
    Stopped,

    /// <summary>The agent's autonomy is suspended for this customer after an error.</summary>
    Suspended,
}

/// <summary>One thing that speaks against an agent working alone on one ticket, fixed when the proposal is made.</summary>
/// <param name="Reason">The rule that objects; stored and counted by its code.</param>
/// <param name="Sentence">The same for people, with the numbers and names of this ticket.</param>
public sealed record GateObjection(
    [property: JsonConverter(typeof(CodeJsonConverter<ObjectionReason>))] ObjectionReason Reason,
    string Sentence
);
