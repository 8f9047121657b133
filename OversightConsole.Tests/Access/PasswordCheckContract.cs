using FluentAssertions;
using OversightConsole.Core.Access;
using OversightConsole.Core.Access.SignIn;
using OversightConsole.Core.Storage;
using OversightConsole.Tests.Fixtures.Databases;
using Xunit;

namespace OversightConsole.Tests.Access;

[Trait("Category", "Time")]
public abstract class PasswordCheckContract(DatabaseFixture database)
{
    private Task<StorageOptions> DatabaseAsync() => database.CreateFreshAsync();

    [SkippableFact]
    public async Task Disabled_user_is_told_so_only_with_the_right_password_and_stays_disabled_when_guessed_at()
    {
        await using var access = await ReadyAsync();
        var ravi = await access.CreateAsync("ravi", Role.Technician);
        await access.Directory.DisableAsync(access.Root, ravi.Id);

        for (var guess = 1; guess < AccountStatus.GuessesAllowed; guess++)
            (await access.Check.CheckAsync("ravi", "wrong")).Outcome.Should().Be(SignInOutcome.Refused);
        (await access.Check.CheckAsync("ravi", "wrong")).Outcome.Should().Be(SignInOutcome.LockedOut);
        access.Time.Advance(TimeSpan.FromDays(400));

        (await access.Check.CheckAsync("ravi", AccessFixture.Password)).Outcome.Should().Be(SignInOutcome.Disabled);
        (await access.Directory.EnableAsync(access.Root, ravi.Id)).Outcome.Should().Be(AccessOutcome.Done);
        (await access.Check.CheckAsync("ravi", AccessFixture.Password)).Outcome.Should().Be(SignInOutcome.SignedIn);
    }

    [SkippableTheory]
    [InlineData("ravi")]
    [InlineData("nobody-of-that-name")]
    public async Task Five_wrong_passwords_lock_out_for_five_minutes_whether_or_not_the_name_exists(string name)
    {
        await using var access = await ReadyAsync();
        await access.CreateAsync("ravi", Role.Technician);

        for (var guess = 1; guess < 5; guess++)
            (await access.Check.CheckAsync(name, "wrong")).Outcome.Should().Be(SignInOutcome.Refused);
        (await access.Check.CheckAsync(name, "wrong")).Outcome.Should().Be(SignInOutcome.LockedOut);
        (await access.Check.CheckAsync(name, AccessFixture.Password)).Outcome.Should().Be(SignInOutcome.LockedOut);

        access.Time.Advance(TimeSpan.FromMinutes(5));
        (await access.Check.CheckAsync(name, "wrong")).Outcome.Should().Be(SignInOutcome.Refused);
    }

    [SkippableFact]
    public async Task Guesses_sent_at_once_are_not_all_tried()
    {
        await using var access = await ReadyAsync();
        await access.CreateAsync("ravi", Role.Technician);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => Task.Run(() => access.Check.CheckAsync("ravi", "wrong")))
        );

        answers.Count(a => a.Outcome == SignInOutcome.Refused).Should().BeLessThan(AccountStatus.GuessesAllowed);
    }

    [SkippableFact]
    public async Task Right_password_clears_earlier_mistakes()
    {
        await using var access = await ReadyAsync();
        await access.CreateAsync("ravi", Role.Technician);
        for (var round = 0; round < 3; round++)
        {
            for (var guess = 1; guess < 5; guess++)
                await access.Check.CheckAsync("ravi", "wrong");
            var answer = await access.Check.CheckAsync("ravi", AccessFixture.Password);
            answer.Outcome.Should().Be(SignInOutcome.SignedIn);
        }
    }

    private async Task<AccessFixture> ReadyAsync() =>
        await (await AccessFixture.CreateAsync(await DatabaseAsync())).WithRootAsync();
}

public sealed class PasswordCheck_on_Sqlite(SqliteDatabase database)
    : PasswordCheckContract(database),
        IClassFixture<SqliteDatabase>;

public sealed class PasswordCheck_on_Postgres(PostgresDatabase database)
    : PasswordCheckContract(database),
        IClassFixture<PostgresDatabase>;
