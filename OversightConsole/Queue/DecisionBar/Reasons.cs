using OversightConsole.Core.Proposals;
using OversightConsole.Core.Storage;

namespace OversightConsole.Queue.DecisionBar;

/// <summary>A reason as its button shows it; <see cref="Digit"/> is its key.</summary>
public sealed record ReasonChoice(int Digit, string Code, string Label);

/// <summary>The reasons with their keys, in the order people know by heart: never reordered.</summary>
public static class Reasons
{
    public static readonly IReadOnlyList<(OverrideReason Reason, ReasonChoice Choice)> ForOverride =
    [
        (OverrideReason.Misread, new(1, Codes.Of(OverrideReason.Misread), "Misread the ticket")),
        (OverrideReason.UnknownCustomer, new(2, Codes.Of(OverrideReason.UnknownCustomer), "Didn’t know our customer")),
        (OverrideReason.StaleData, new(3, Codes.Of(OverrideReason.StaleData), "Data out of date")),
        (OverrideReason.PolicyException, new(4, Codes.Of(OverrideReason.PolicyException), "Policy exception")),
        (OverrideReason.Other, new(5, Codes.Of(OverrideReason.Other), "Other…")),
    ];

    public static readonly IReadOnlyList<(RejectReason Reason, ReasonChoice Choice)> ForReject =
    [
        (RejectReason.Wrong, new(1, Codes.Of(RejectReason.Wrong), "It’s wrong")),
        (RejectReason.NotNeeded, new(2, Codes.Of(RejectReason.NotNeeded), "Not needed")),
        (RejectReason.Duplicate, new(3, Codes.Of(RejectReason.Duplicate), "Done already")),
        (RejectReason.NotNow, new(4, Codes.Of(RejectReason.NotNow), "Right, but not now")),
    ];
}
