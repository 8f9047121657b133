using System.Globalization;
using OversightConsole.Core.Agents.Chat;
using OversightConsole.Core.Autonomy.Challengers;
using OversightConsole.Core.Evaluation;
using OversightConsole.Core.Language;
using OversightConsole.Core.Language.Challengers;
using OversightConsole.Core.Training;

namespace OversightConsole.Fleet.Versions;

/// <summary>How the pages about versions say things.</summary>
internal static class TrainingText
{
    /// <summary>After how many corrections an agent learns anew.</summary>
    public const int Corrections = Core.Training.Retraining.Retraining.EnoughCorrections;

    private const double Convincing = 20;

    public static string Role(VersionRole current) =>
        current switch
        {
            VersionRole.Champion => "At work",
            VersionRole.Challenger => "Beside it",
            VersionRole.Retired => "Retired",
            _ => throw new ArgumentOutOfRangeException(nameof(current), current, null),
        };

    /// <summary>What a version has earned, and what putting it to work would mean, in a sentence or two.</summary>
    public static string Earned(VersionOutlook outlook, string name, string version, string? champion)
    {
        return outlook.Consequence switch
        {
            SwapConsequence.StaysAlone =>
                $"{version} has earned working alone. Put to work, it takes {champion ?? "the other"}’s place and {name} goes on working alone.",
            SwapConsequence.Refused =>
                $"{name} works alone with {champion ?? "the version at work"}, and {version} has not earned that yet. Until then {champion ?? "it"} works on.",
            SwapConsequence.Asks when outlook.Status.Claim is null =>
                $"{version} has not said anything that counts yet. {name} asks people, with either version.",
            SwapConsequence.Asks =>
                $"{name} asks people, with either version. What {version} has earned beside {champion ?? "it"} goes with it to work.",
            _ => throw new ArgumentOutOfRangeException(nameof(outlook), outlook.Consequence, null),
        };
    }

    /// <summary>What a version that is asked of a language service may cost a day.</summary>
    public static string Budget(ChatSettings settings)
    {
        const double share = RunBudget.ChallengerShare;
        var tokens = FleetText.Count((long)(settings.TokensPerDay * share));
        var priced = settings is { PricePerMillionIn: > 0 } or { PricePerMillionOut: > 0 };
        return priced
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"At most half of the day’s budget: {tokens} tokens and {settings.CostPerDay * share:0.00} a day, at {settings.PricePerMillionIn:0.##} a million tokens in and {settings.PricePerMillionOut:0.##} out. What it uses is counted."
            )
            : $"At most half of the day’s budget: {tokens} tokens a day. No price is set, so its cost is not counted.";
    }

    /// <summary>What asking a language service has come to so far.</summary>
    public static string Used(LanguageUse used)
    {
        var waits = used.Waiting == 0 ? "" : $" {FleetText.Count(used.Waiting)} more wait to be asked.";
        var cost = used.Cost == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", cost {used.Cost:0.00##}");
        return $"Asked about {FleetText.Count(used.Asked)} {(used.Asked == 1 ? "ticket" : "tickets")}: {FleetText.Count(used.Tokens)} tokens{cost}.{waits}";
    }

    public static string Share(double? share) =>
        share is { } known ? (known * 100).ToString("0.0", CultureInfo.InvariantCulture) + "%" : "–";

    /// <summary>What the comparison says, in one sentence.</summary>
    public static string Verdict(Comparison comparison, string champion)
    {
        var (test, challenger) = (comparison.Test, comparison.Challenger);
        if (comparison.Settled == 0)
            return $"Of no ticket that {challenger} has seen is it known yet what was right.";
        var settled =
            comparison.Settled == 1
                ? "On the one ticket that is settled"
                : $"On the {FleetText.Count(comparison.Settled)} tickets that are settled";
        if (test.OnlyFirst + test.OnlySecond == 0)
            return $"{settled} both said the same.";
        var better =
            test.OnlySecond > test.OnlyFirst ? challenger
            : test.OnlyFirst > test.OnlySecond ? champion
            : null;
        if (better is null)
            return $"{settled} neither is better.";
        return test.Evidence >= Convincing
            ? $"{better} is better: {(test.Evidence > 1000 ? "more than 1,000" : test.Evidence.ToString("0", CultureInfo.InvariantCulture))} to 1, however often you look."
            : $"{better} is ahead, but that may be chance: p = {test.PValue.ToString(test.PValue < 0.001 ? "0.0000" : "0.000", CultureInfo.InvariantCulture)}.";
    }
}
