using FluentAssertions;
using OversightConsole.Core.Access;
using OversightConsole.Core.Access.SignIn;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures.Databases;
using Xunit;

namespace OversightConsole.Tests.Access;

public abstract class UserDirectoryContract(DatabaseFixture database)
{
    private Task<StorageOptions> DatabaseAsync() => database.CreateFreshAsync();

    [SkippableFact]
    public async Task Created_user_can_sign_in_and_the_act_is_told()
    {
        await using var access = await ReadyAsync();

        var answer = await access.Directory.CreateAsync(
            access.Root,
            " ravi ",
            AccessFixture.Password,
            Roles(Role.Technician, Role.Auditor)
        );

        answer.Outcome.Should().Be(AccessOutcome.Done);
        (await access.Check.CheckAsync("RAVI", AccessFixture.Password)).Outcome.Should().Be(SignInOutcome.SignedIn);
        (await access.EntryAsync("ravi")).Roles.Should().Equal(Role.Technician, Role.Auditor);
        var act = access.Acts.First();
        act.Kind.Should().Be(AccessActKind.UserCreated);
        act.Actor!.Name.Should().Be("root");
        act.Detail.Should().Be("technician, auditor");
    }

    [SkippableTheory]
    [InlineData(Role.Technician)]
    [InlineData(Role.Manager)]
    [InlineData(Role.Auditor)]
    public async Task Other_roles_may_not_touch_users(Role role)
    {
        await using var access = await ReadyAsync();
        var person = await access.CreateAsync("somebody", role);
        access.Acts.Clear();

        (await access.Directory.ListAsync(person)).Outcome.Should().Be(AccessOutcome.NotAllowed);
        AccessAnswer[] answers =
        [
            await access.Directory.CreateAsync(person, "mine", AccessFixture.Password, Roles(Role.Administrator)),
            await access.Directory.SetRolesAsync(person, person.Id, Roles(Role.Administrator)),
            await access.Directory.DisableAsync(person, access.Root.Id),
            await access.Directory.EnableAsync(person, person.Id),
            await access.Directory.ResetPasswordAsync(person, access.Root.Id, "a new long password"),
        ];
        answers.Should().OnlyContain(a => a.Outcome == AccessOutcome.NotAllowed);
        access.Acts.Should().BeEmpty();
    }

    [SkippableFact]
    public async Task Session_that_still_claims_to_be_an_administrator_is_refused()
    {
        await using var access = await ReadyAsync();
        var demoted = await access.CreateAsync("demoted", Role.Administrator);
        await access.Directory.SetRolesAsync(access.Root, demoted.Id, Roles(Role.Auditor));

        var answer = await access.Directory.DisableAsync(demoted, access.Root.Id);

        answer.Outcome.Should().Be(AccessOutcome.NotAllowed);
    }

    [SkippableFact]
    public async Task Last_administrator_stays()
    {
        await using var access = await ReadyAsync();
        var other = await access.CreateAsync("other", Role.Administrator);
        (await access.Directory.DisableAsync(access.Root, other.Id)).Outcome.Should().Be(AccessOutcome.Done);

        var answer = await access.Directory.SetRolesAsync(access.Root, access.Root.Id, Roles(Role.Manager));

        answer.Outcome.Should().Be(AccessOutcome.LastAdministrator);
        (await access.EntryAsync("root")).Roles.Should().Equal(Role.Administrator);
    }

    [SkippableFact]
    public async Task Two_administrators_who_disable_each_other_at_once_leave_one()
    {
        await using var access = await ReadyAsync();
        var other = await access.CreateAsync("other", Role.Administrator);

        await Task.WhenAll(
            Task.Run(() => access.Directory.DisableAsync(access.Root, other.Id)),
            Task.Run(() => access.Directory.DisableAsync(other, access.Root.Id))
        );

        var survivors = new[] { access.Root, other };
        var lists = await Task.WhenAll(survivors.Select(p => access.Directory.ListAsync(p)));
        lists.Count(l => l.Outcome == AccessOutcome.Done).Should().Be(1);
    }

    [SkippableFact]
    public async Task Nobody_disables_themselves()
    {
        await using var access = await ReadyAsync();
        await access.CreateAsync("other", Role.Administrator);

        var answer = await access.Directory.DisableAsync(access.Root, access.Root.Id);

        answer.Outcome.Should().Be(AccessOutcome.NotYourself);
    }

    [SkippableTheory]
    [InlineData("root", AccessFixture.Password, AccessOutcome.NameTaken)]
    [InlineData("ROOT", AccessFixture.Password, AccessOutcome.NameTaken)]
    [InlineData("", AccessFixture.Password, AccessOutcome.BadName)]
    [InlineData("two words", AccessFixture.Password, AccessOutcome.BadName)]
    [InlineData("ravi", "short", AccessOutcome.WeakPassword)]
    [InlineData("ravi", "aaaaaaaaaaaaaaaa", AccessOutcome.WeakPassword)]
    [InlineData("ravi", "raviraviravi-1", AccessOutcome.WeakPassword)]
    public async Task Unfit_names_and_passwords_are_refused_in_a_sentence(
        string name,
        string password,
        AccessOutcome why
    )
    {
        await using var access = await ReadyAsync();

        var answer = await access.Directory.CreateAsync(access.Root, name, password, Roles(Role.Technician));

        answer.Outcome.Should().Be(why);
        answer.Sentence.Should().EndWith(".");
        (await access.Directory.ListAsync(access.Root)).Users.Should().ContainSingle();
    }

    [SkippableFact]
    public async Task New_password_replaces_the_old_and_ends_a_lock_out()
    {
        await using var access = await ReadyAsync();
        var ravi = await access.CreateAsync("ravi", Role.Technician);
        for (var guess = 0; guess < 5; guess++)
            await access.Check.CheckAsync("ravi", "wrong");

        await access.Directory.ResetPasswordAsync(access.Root, ravi.Id, "an entirely new one");

        (await access.Check.CheckAsync("ravi", "an entirely new one")).Outcome.Should().Be(SignInOutcome.SignedIn);
        (await access.Check.CheckAsync("ravi", AccessFixture.Password)).Outcome.Should().Be(SignInOutcome.Refused);
    }

    [SkippableFact]
    public async Task When_the_trail_cannot_take_the_act_nothing_is_changed()
    {
        await using var access = await ReadyAsync();
        access.Get<AccessHook>().OnAct = (_, _) => throw new IOException("disk full");

        var act = () =>
            access.Directory.CreateAsync(access.Root, "ravi", AccessFixture.Password, Roles(Role.Technician));

        await act.Should().ThrowAsync<IOException>();
        (await access.Directory.ListAsync(access.Root)).Users.Should().ContainSingle();
    }

    [SkippableFact]
    public async Task Demo_users_have_their_published_passwords_and_leave_without_a_trace()
    {
        await using var access = await ReadyAsync();
        await access.Demo.CreateAsync();
        await access.Demo.CreateAsync();

        foreach (var demo in DemoUsers.All)
            (await access.Check.CheckAsync(demo.Name, demo.Name))
                .Should()
                .Be(new SignInAnswer(SignInOutcome.SignedIn, demo.Id));
        (await access.EntryAsync("manager2")).Roles.Should().Equal(Role.Manager);

        await access.Demo.RemoveAsync();
        (await access.Check.CheckAsync("admin", "admin")).Outcome.Should().Be(SignInOutcome.Refused);
        (await access.Directory.ListAsync(access.Root)).Users.Should().ContainSingle();
    }

    [SkippableFact]
    public async Task Real_user_with_a_demo_name_is_left_alone()
    {
        await using var access = await ReadyAsync();
        await access.CreateAsync("manager", Role.Auditor);

        await access.Demo.CreateAsync();
        await access.Demo.RemoveAsync();

        (await access.EntryAsync("manager")).Roles.Should().Equal(Role.Auditor);
        (await access.Check.CheckAsync("manager", "manager")).Outcome.Should().Be(SignInOutcome.Refused);
    }

    [SkippableFact]
    public async Task Set_up_link_works_once_and_only_the_newest()
    {
        await using var access = await AccessFixture.CreateAsync(await DatabaseAsync());
        var voided = await access.First.IssueAsync();
        var token = await access.First.IssueAsync();

        (await access.First.WorksAsync(voided!)).Should().BeFalse();
        var weak = await access.First.CreateAsync(token!, "root", "short");
        var made = await access.First.CreateAsync(token!, "root", AccessFixture.Password);
        var again = await access.First.CreateAsync(token!, "second", AccessFixture.Password);

        weak.Outcome.Should().Be(AccessOutcome.WeakPassword);
        made.Outcome.Should().Be(AccessOutcome.Done);
        again.Outcome.Should().Be(AccessOutcome.LinkSpent);
        (await access.First.IssueAsync()).Should().BeNull("there is an administrator now");
    }

    [SkippableFact]
    public async Task Set_up_link_is_dead_after_a_day()
    {
        await using var access = await AccessFixture.CreateAsync(await DatabaseAsync());
        var token = await access.First.IssueAsync();
        access.Time.Advance(TimeSpan.FromHours(24));

        var answer = await access.First.CreateAsync(token!, "root", AccessFixture.Password);

        answer.Outcome.Should().Be(AccessOutcome.LinkSpent);
    }

    private async Task<AccessFixture> ReadyAsync() =>
        await (await AccessFixture.CreateAsync(await DatabaseAsync())).WithRootAsync();

    private static HashSet<Role> Roles(params Role[] roles) => [.. roles];
}

public sealed class UserDirectory_on_Sqlite(SqliteDatabase database)
    : UserDirectoryContract(database),
        IClassFixture<SqliteDatabase>;

public sealed class UserDirectory_on_Postgres(PostgresDatabase database)
    : UserDirectoryContract(database),
        IClassFixture<PostgresDatabase>;
