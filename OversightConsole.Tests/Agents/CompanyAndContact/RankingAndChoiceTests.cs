using OversightConsole.Core.Agents.Company;
using OversightConsole.Core.Agents.Learners;
using OversightConsole.Core.Learning;
using OversightConsole.Core.Learning.Ranking;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Review;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Tests.Agents.CompanyAndContact;

/// <summary>How candidates are ranked, and what people may choose instead.</summary>
public sealed class RankingAndChoiceTests
{
    [Fact]
    public void People_may_choose_only_people_and_agreements_of_that_customer()
    {
        var contact = new ProposedAction(
            "set-contact",
            [new FieldChange(TicketFields.Contact, null, new FieldValue("contoso/greg", "Greg Sutter"))]
        );
        var agreement = new ProposedAction(
            "set-agreement",
            [new FieldChange(TicketFields.Agreement, null, new FieldValue("contoso/managed", "Managed"))]
        );

        ValueCatalog.Decode(contact, "contoso/marge", SmallDesk.Catalog).Should().NotBeNull();
        ValueCatalog.Decode(contact, "harbor/chloe", SmallDesk.Catalog).Should().BeNull();
        ValueCatalog.Decode(agreement, "contoso/backup", SmallDesk.Catalog).Should().NotBeNull();
        ValueCatalog.Decode(agreement, "", SmallDesk.Catalog).Should().NotBeNull("no agreement is a value too");
        ValueCatalog.Decode(agreement, "harbor/old", SmallDesk.Catalog).Should().BeNull();
    }

    [Fact]
    public void A_status_may_be_chosen_only_with_a_board_that_has_it()
    {
        var aside = new ProposedAction(
            "set-aside",
            [
                new FieldChange(TicketFields.Status, null, FieldValue.Text("closed-noise")),
                new FieldChange(TicketFields.Board, null, FieldValue.Text("triage")),
            ]
        );

        ValueCatalog.Decode(aside, "self-healed|alerts", SmallDesk.Catalog).Should().NotBeNull();
        ValueCatalog.Decode(aside, "self-healed|triage", SmallDesk.Catalog).Should().BeNull();
    }

    [Fact]
    public void A_damaged_or_foreign_ranking_is_found_when_it_is_loaded()
    {
        using var file = new MemoryStream();
        JsonModelFile.Write(new RankingModel(["something else"], [1], 1, 1), file);
        file.Position = 0;

        var reading = () => RankingFile.Read(file, CompanyTraits.Names);

        reading.Should().Throw<CorruptModelException>();
    }

    [Fact]
    public void The_same_choices_give_the_same_ranking_and_the_sign_that_told_counts()
    {
        RankingExample Example(int i) =>
            new(
                [
                    [i % 2, 0.5],
                    [1 - i % 2, 0.5],
                ],
                i % 2 == 1 ? 0 : 1,
                FormattableString.Invariant($"{i}")
            );
        var examples = Enumerable.Range(0, 60).Select(Example).ToList();

        var one = Ranker.Train(["told", "same"], examples);
        var other = Ranker.Train(["told", "same"], examples);

        other.Model.Weights.Should().Equal(one.Model.Weights);
        one.Model.Weights[0].Should().BeGreaterThan(1);
        one.Model.Weights[1].Should().BeApproximately(0, 1e-9);
        one.Model.Probabilities([
                [1, 0.5],
                [0, 0.5],
            ])[0]
            .Should()
            .BeLessThanOrEqualTo(61 / 62.0, "60 examples vouch for no more");
        one.OutOfFold.Should().OnlyContain(p => p.Right);
    }
}
