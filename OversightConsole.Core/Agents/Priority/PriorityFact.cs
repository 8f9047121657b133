using System.Text.RegularExpressions;
using OversightConsole.Core.ServiceDesk.SystemOfRecord;

namespace OversightConsole.Core.Agents.Priority;

/// <summary>A fact that raises impact or urgency above what such tickets usually have.</summary>
/// <param name="Kind">For measuring how often such facts are right.</param>
/// <param name="ImpactSteps">Steps up in impact, 0–2.</param>
/// <param name="LeastImpact">The fact means at least this impact.</param>
/// <param name="LeastUrgency">The fact means at least this urgency.</param>
/// <param name="Sentence">Markdown, for the rationale.</param>
public sealed record PriorityFact(
    string Kind,
    int ImpactSteps,
    Degree LeastImpact,
    Degree LeastUrgency,
    string Sentence
)
{
    /// <summary>The degrees with this fact.</summary>
    public (Degree Impact, Degree Urgency) Apply((Degree Impact, Degree Urgency) degrees) =>
        (Up(degrees.Impact, ImpactSteps, LeastImpact), Up(degrees.Urgency, 0, LeastUrgency));

    private static Degree Up(Degree degree, int steps, Degree least) =>
        (Degree)Math.Min((int)Degree.High, Math.Max((int)degree + steps, (int)least));
}
