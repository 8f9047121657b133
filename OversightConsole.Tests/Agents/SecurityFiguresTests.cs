using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OversightConsole.Core.Agents;
using OversightConsole.Core.Agents.Security;
using OversightConsole.Core.Demo.Building;
using OversightConsole.Core.Demo.Generator;
using OversightConsole.Core.Demo.World;
using OversightConsole.Core.ServiceDesk;
using OversightConsole.Core.ServiceDesk.Embedded;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;
using OversightConsole.Tests.Agents.Measured;
using OversightConsole.Tests.Fixtures.Databases;
using Xunit.Abstractions;

namespace OversightConsole.Tests.Agents;

/// <summary>What the security agent's confidence rests on: whether it names the right account or device.</summary>
public sealed class SecurityFiguresTests(SqliteDatabase database, ITestOutputHelper output)
    : IClassFixture<SqliteDatabase>
{
    [Fact]
    public async Task The_account_or_device_is_the_right_one_as_often_as_stated_and_harmless_tickets_are_left_alone()
    {
        await using var services = database.Build(s =>
            s.AddSingleton<TimeProvider>(new FakeTimeProvider(MeasuredSeed.At)).AddServiceDesk("Europe/Berlin")
        );
        var (_, tickets) = await ActivatorUtilities
            .CreateInstance<DemoBacklog>(services)
            .FillAsync(10, MeasuredSeed.Or(4), 9_000, default);
        var catalog = await services.GetRequiredService<ISystemOfRecord>().DescribeAsync(default);
        var agent = new SecurityAgent();
        var said = tickets.Select(t => (Ticket: t, Draft: (agent.Look(View(t, catalog)) as Proposes)?.Draft)).ToList();
        var dangerous = said.Where(s => s.Ticket.True.Code.StartsWith("alert/security/", StringComparison.Ordinal))
            .ToList();
        var harmless = said.Except(dangerous).ToList();
        var acting = dangerous.Where(d => d.Draft?.Action.Target is not null).ToList();
        var right = acting.Count(d => Truth(d.Ticket).Contains(d.Draft!.Action.Target!.Id));
        output.WriteLine($"{dangerous.Count} security alerts, {acting.Count} acted on, {right} right");
        var alarms = harmless.Count(h => h.Draft is not null);
        output.WriteLine($"{harmless.Count} others, {alarms} acted on");
        foreach (var band in acting.GroupBy(d => d.Draft!.Confidence))
        {
            var share = band.Average(d => Truth(d.Ticket).Contains(d.Draft!.Action.Target!.Id) ? 1.0 : 0);
            output.WriteLine($"stated {band.Key:0.00}, {band.Count()}, right {share:0.000}");
        }
        acting.Count.Should().BeGreaterThan(dangerous.Count * 3 / 4);
        right.Should().BeGreaterThan(acting.Count * 97 / 100);
        alarms.Should().BeLessThanOrEqualTo(2);
    }

    private static List<string> Truth(DemoTicket ticket)
    {
        var company = DemoWorld.Instance.Company(ticket.TrueCompanyId);
        var accounts = company.Contacts.Where(c =>
            $"{ticket.Summary} {ticket.Body}".Contains(c.Login, StringComparison.Ordinal)
        );
        var device = Regex.Match(ticket.Body, "[A-Z]{2}-WS-[0-9]+").Value.ToLowerInvariant();
        return ticket.True.Code != "alert/security/malware" ? [.. accounts.Select(c => c.Id)]
            : device.Length > 0 ? [$"{company.Id}/{device}"]
            : [.. ticket.ConfigurationIds];
    }

    private static TicketView View(DemoTicket ticket, SorCatalog catalog)
    {
        var fields = new Dictionary<string, FieldValue>
        {
            [TicketFields.Summary] = FieldValue.Text(ticket.Summary),
            [TicketFields.Company] = new(ticket.TrueCompanyId, ticket.TrueCompanyId),
            [TicketFields.Type] = FieldValue.Text(ticket.Booked.Code),
        };
        if (ticket.ContactId is { } contact)
            fields[TicketFields.Contact] = new FieldValue(contact, contact);
        return new TicketView(
            new SorRecord(
                EmbeddedDesk.RefOf(1),
                new SorVersion("1"),
                fields,
                ticket.Body,
                TicketSource.Of(ticket.Source),
                ticket.Sender,
                ticket.OpenedAt,
                null,
                [],
                null
            ),
            catalog,
            ticket.OpenedAt
        );
    }
}
