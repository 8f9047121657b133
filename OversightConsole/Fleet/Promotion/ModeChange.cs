using MudBlazor;
using OversightConsole.Access.Session;
using OversightConsole.Core.Access;
using OversightConsole.Core.Autonomy;
using OversightConsole.Core.Autonomy.Promotion;

namespace OversightConsole.Fleet.Promotion;

/// <summary>Opens the dialog that a press on a mode leads to; the same on the fleet's page and on an agent's.</summary>
public sealed class ModeChange(Promotions promotions, SignedInPerson signedIn, IDialogService dialogs)
{
    internal static readonly DialogOptions Wide = new() { MaxWidth = MaxWidth.False, CloseOnEscapeKey = true };

    /// <summary>Asks for what the change needs and waits until the dialog is closed; the sentence says why none was opened.</summary>
    public async Task<string?> ChooseAsync(AgentStatus agent, AgentMode mode)
    {
        if (mode == agent.Mode)
            return null;
        if (mode == AgentMode.Autonomous)
        {
            await PromoteAsync(agent);
            return null;
        }
        if (!(await signedIn.GetAsync()).MayManage)
            return "Only managers change modes. Nothing was changed.";
        await ShowAsync(
            new DialogParameters<ModeDialog>
            {
                { d => d.Agent, agent.Agent },
                { d => d.From, agent.Mode },
                { d => d.To, mode },
            }
        );
        return null;
    }

    private async Task PromoteAsync(AgentStatus agent)
    {
        var person = await signedIn.GetAsync();
        var current = await promotions.StatusAsync(agent.Agent, person.MayManage ? person : null);
        if (current is null)
            return;
        var all = person.MayManage ? (await promotions.StatusAsync(agent.Agent))! : current;
        var own = Math.Max(0, all.Accuracy.Count - current.Accuracy.Count);
        if (person.MayManage && current.IsEarned)
        {
            var result = await ShowAsync(
                new DialogParameters<PromotionDialog>
                {
                    { d => d.Standing, current },
                    { d => d.OwnAnswers, own },
                    { d => d.AuditShare, agent.AuditShare },
                }
            );
            // What it rests on may have changed while the dialog was open.
            if (result?.Data is not NotEarnedYet refused)
                return;
            current = refused.Status;
        }
        await ShowAsync(
            new DialogParameters<RefusalDialog>
            {
                { d => d.Standing, current },
                { d => d.Mode, agent.Mode },
                { d => d.MayPromote, person.MayManage },
                { d => d.OwnAnswers, own },
            }
        );
    }

    private async Task<DialogResult?> ShowAsync<T>(DialogParameters<T> parameters)
        where T : Microsoft.AspNetCore.Components.IComponent =>
        await (await dialogs.ShowAsync<T>(null, parameters, Wide)).Result;
}
