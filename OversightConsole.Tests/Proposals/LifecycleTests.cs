using OversightConsole.Core.Proposals;
using static OversightConsole.Core.Proposals.ProposalStatus;

namespace OversightConsole.Tests.Proposals;

public sealed class LifecycleTests
{
    /// <summary>The table of the design, row by row; a state that is missing here is final.</summary>
    private static readonly Dictionary<ProposalStatus, ProposalStatus[]> Table = new()
    {
        [Held] = [Pending, Approved, Stale, Withdrawn, Expired],
        [Pending] = [Approved, Overridden, Rejected, Expired, Stale, Withdrawn, Held],
        [Approved] = [Executing, Pending, Stale],
        [Overridden] = [Executing, Pending, Stale],
        [Rejected] = [Pending],
        [Executing] = [Executed, Stale, Failed, Uncertain],
        [Failed] = [Executing],
        [Uncertain] = [Executed, Failed],
    };

    public static TheoryData<ProposalStatus, ProposalStatus> Every()
    {
        var all = new TheoryData<ProposalStatus, ProposalStatus>();
        foreach (var from in Enum.GetValues<ProposalStatus>())
        foreach (var to in Enum.GetValues<ProposalStatus>())
            all.Add(from, to);
        return all;
    }

    [Theory]
    [MemberData(nameof(Every))]
    public void Every_move_is_allowed_exactly_when_the_table_has_it(ProposalStatus from, ProposalStatus to) =>
        ProposalLifecycle.MayMove(from, to).Should().Be(Table.GetValueOrDefault(from, []).Contains(to));

    [Fact]
    public void Nothing_leads_out_of_a_final_state() =>
        Enum.GetValues<ProposalStatus>()
            .Where(ProposalLifecycle.IsFinal)
            .Should()
            .BeEquivalentTo([Shadowed, Expired, Stale, Withdrawn, Executed]);

    [Fact]
    public void A_proposal_begins_shadowed_held_pending_or_approved() =>
        Enum.GetValues<ProposalStatus>()
            .Where(ProposalLifecycle.MayBegin)
            .Should()
            .BeEquivalentTo([Shadowed, Held, Pending, Approved]);

    [Fact]
    public void Nothing_else_can_set_a_status()
    {
        var setters = new[] { nameof(Proposal.Status), nameof(Proposal.Version), nameof(Proposal.Round) };

        setters.Should().OnlyContain(name => typeof(Proposal).GetProperty(name)!.SetMethod!.IsPrivate);
    }
}
