using FluentAssertions;
using OversightConsole.Core.Learning.Similarity;
using Xunit;

namespace OversightConsole.Tests.Learning;

public sealed class SimilarTextsTests
{
    [Fact]
    public void Most_similar_comes_first_and_the_same_words_are_one()
    {
        var index = new SimilarTexts();
        index.Add("1", "printer on floor two is out of toner");
        index.Add("2", "vpn does not connect from home");
        index.Add("3", "printer on floor three jams");

        var found = index.Find("Printer on floor two is out of toner!");

        found.Select(f => f.Id).Should().Equal("1", "3");
        found[0].Similarity.Should().BeApproximately(1, 0.05);
        index.Find("nothing alike").Should().BeEmpty();
    }

    [Fact]
    public void Tag_self_and_least_similarity_limit_what_is_found()
    {
        var index = new SimilarTexts();
        index.Add("1", "printer out of toner", tag: 7);
        index.Add("2", "printer out of toner", tag: 8);

        index.Find("printer out of toner", accept: tag => tag == 8).Select(f => f.Id).Should().Equal("2");
        index.Find("printer out of toner", exceptId: "2").Select(f => f.Id).Should().Equal("1");
        index.Find("printer in the cellar", atLeast: 0.9).Should().BeEmpty();
        index.Find("printer out of toner").Select(f => f.Id).Should().Equal("2", "1");
    }

    [Fact]
    public void Newest_are_kept_when_full()
    {
        var index = new SimilarTexts(capacity: 3);
        for (var i = 0; i < 10; i++)
            index.Add($"{i}", $"same words here number{i}");

        index.Count.Should().Be(3);
        index.Find("same words here", most: 10).Select(f => f.Id).Should().Equal("9", "8", "7");
    }

    [Fact]
    public void Document_is_replaced_or_removed_by_its_id()
    {
        var index = new SimilarTexts(capacity: 4);
        index.Add("1", "old words");
        index.Add("1", "new text");
        index.Add("2", "another text");

        index.Count.Should().Be(2);
        index.Find("old words").Should().BeEmpty();
        index.Find("new text")[0].Id.Should().Be("1");
        index.Remove("1").Should().BeTrue();
        index.Remove("1").Should().BeFalse();
        index.Find("new text").Select(f => f.Id).Should().Equal("2");
    }

    [Fact]
    public void Random_adds_and_removes_leave_what_a_fresh_index_would_hold()
    {
        var random = new Random(1);
        var index = new SimilarTexts(capacity: 40);
        var kept = new List<(string Id, string Text)>();
        for (var i = 0; i < 600; i++)
        {
            var id = $"{random.Next(80)}";
            kept.RemoveAll(k => k.Id == id);
            if (random.Next(4) == 0)
            {
                index.Remove(id);
                continue;
            }
            var text = $"alpha w{random.Next(9)} x{random.Next(9)}";
            index.Add(id, text);
            kept.Add((id, text));
        }
        var all = index.Find("alpha", most: 100).Select(f => f.Id).ToArray();

        all.Should().OnlyHaveUniqueItems().And.HaveCount(index.Count).And.BeSubsetOf(kept.Select(k => k.Id));
        index.Count.Should().BeLessThanOrEqualTo(40);
    }
}
