using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Tests.ServiceDesk;

/// <summary>What a desk calls the ways its tickets come in, as the console understands it.</summary>
public sealed class TicketSourceTests
{
    [Theory]
    [InlineData("email", TicketSourceKind.Email)]
    [InlineData("phone", TicketSourceKind.Phone)]
    [InlineData("portal", TicketSourceKind.Portal)]
    [InlineData("monitoring", TicketSourceKind.Monitoring)]
    [InlineData("import", TicketSourceKind.Import)]
    [InlineData("simulation", TicketSourceKind.Simulation)]
    [InlineData("directory", TicketSourceKind.Directory)]
    [InlineData("Web chat", TicketSourceKind.Other)]
    [InlineData("Monitoring", TicketSourceKind.Other)]
    [InlineData("", TicketSourceKind.Other)]
    public void A_code_says_what_it_means_and_stays_what_is_stored_and_shown(string code, TicketSourceKind kind)
    {
        var source = TicketSource.Of(code);

        (source.Kind, source.Code, source.ToString()).Should().Be((kind, code, code));
        source.Should().Be(TicketSource.Of(code));
        source.Should().NotBe(TicketSource.Of(code + "x"));
    }
}
