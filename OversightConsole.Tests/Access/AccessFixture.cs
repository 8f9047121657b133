using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OversightConsole.Core.Access;
using OversightConsole.Core.Access.SetUp;
using OversightConsole.Core.Access.SignIn;
using OversightConsole.Core.Storage;

namespace OversightConsole.Tests.Access;

/// <summary>Users in a real database, with a first administrator named "root" and the acts that were told.</summary>
internal sealed class AccessFixture : IAsyncDisposable
{
    public const string Password = "correct horse battery";
    private readonly ServiceProvider _provider;

    private AccessFixture(ServiceProvider provider, FakeTimeProvider time)
    {
        _provider = provider;
        Time = time;
        provider.GetRequiredService<AccessHook>().OnAct = (_, act) =>
        {
            Acts.Add(act);
            return Task.CompletedTask;
        };
    }

    public FakeTimeProvider Time { get; }

    public List<AccessAct> Acts { get; } = [];

    public UserDirectory Directory => Get<UserDirectory>();

    public PasswordCheck Check => Get<PasswordCheck>();

    public DemoUsers Demo => Get<DemoUsers>();

    public FirstAdministrator First => Get<FirstAdministrator>();

    public Person Root { get; private set; } = new("", "", new HashSet<Role>());

    public T Get<T>()
        where T : notnull => _provider.GetRequiredService<T>();

    public static async Task<AccessFixture> CreateAsync(StorageOptions storage)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(time);
        services.AddOversightStorage(storage).AddSingleton<Schema>().AddAccess();
        // The cost of guessing is Identity's to test; here it would only make every test slow.
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1_000);
        var fixture = new AccessFixture(services.BuildServiceProvider(validateScopes: true), time);
        await fixture.Get<Schema>().EnsureAsync();
        return fixture;
    }

    public async Task<AccessFixture> WithRootAsync()
    {
        var token = await First.IssueAsync();
        await First.CreateAsync(token!, "root", Password);
        Root = await PersonAsync("root");
        Acts.Clear();
        return this;
    }

    public async Task<Person> CreateAsync(string name, params Role[] roles)
    {
        var answer = await Directory.CreateAsync(Root, name, Password, roles.ToHashSet());
        return answer.Succeeded ? await PersonAsync(name) : throw new InvalidOperationException(answer.Sentence);
    }

    public async Task<UserEntry> EntryAsync(string name) =>
        (await Directory.ListAsync(Root)).Users.Single(u => u.Name == name);

    public async ValueTask DisposeAsync() => await _provider.DisposeAsync();

    private async Task<Person> PersonAsync(string name)
    {
        await using var scope = _provider.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<OversightDbContext>();
        var id = db.Users.Single(u => u.UserName == name).Id;
        var roles = db.UserRoles.Where(r => r.UserId == id).Select(r => r.RoleId).ToList();
        return new Person(id, name, roles.Select(Codes.Parse<Role>).ToHashSet());
    }
}
