using Microsoft.AspNetCore.Components;
using OversightConsole.Access.Session;
using OversightConsole.Components;
using OversightConsole.Core.ServiceDesk.Terms;
using OversightConsole.Core.Storage;

namespace OversightConsole.Desk.Customers;

/// <summary>What customers allow with their tickets.</summary>
public sealed partial class CustomersPage : LivePage
{
    private IReadOnlyList<CustomerLine>? customers;
    private bool mayManage;
    private string said = "";

    [Inject]
    public required CustomerTerms Terms { get; init; }

    [Inject]
    public required SignedInPerson SignedIn { get; init; }

    protected override IReadOnlyList<Topic> Topics => [Topic.Desk];

    protected override async Task OnInitializedAsync()
    {
        mayManage = (await SignedIn.GetAsync()).MayManage;
        customers = await Terms.ListAsync();
    }

    protected override async Task LookAsync()
    {
        customers = await Terms.ListAsync();
        StateHasChanged();
    }

    private async Task SetAsync(CustomerLine customer, AllowedTerms allowed)
    {
        said = await Terms.SetAsync(await SignedIn.GetAsync(), customer.Connection, customer.Id, allowed) switch
        {
            TermsOutcome.Set => $"Stored for {customer.Name}.",
            TermsOutcome.Same => $"{customer.Name} stood so already.",
            TermsOutcome.NotAllowed => "Only managers change this. Nothing was changed.",
            TermsOutcome.NotFound => "There is no such customer any more.",
            var unknown => throw new InvalidOperationException($"Unknown outcome {unknown}."),
        };
        customers = await Terms.ListAsync();
    }
}
