using System.Text.Json;
using OversightConsole.Core.Learning.Calibration;

namespace OversightConsole.Tests.Autonomy.Accuracy;

/// <summary>The numbers of the design document, computed there twice by other means.</summary>
internal static class Vectors
{
    private static readonly JsonElement Methods = JsonDocument
        .Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Autonomy", "Accuracy", "vectors.json")))
        .RootElement.GetProperty("methods");

    /// <summary>The methods' names.</summary>
    public static IReadOnlyList<string> All => [.. Methods.EnumerateObject().Select(m => m.Name)];

    public static TheoryData<int> Of(string method)
    {
        var cases = new TheoryData<int>();
        for (var i = 0; i < Cases(method).GetArrayLength(); i++)
            cases.Add(i);
        return cases;
    }

    public static (JsonElement Input, JsonElement Expected) Case(string method, int index) =>
        (Cases(method)[index].GetProperty("input"), Cases(method)[index].GetProperty("expected"));

    public static IEnumerable<string> Names(this JsonElement element) => element.EnumerateObject().Select(p => p.Name);

    public static double Number(this JsonElement element, string name) => element.GetProperty(name).GetDouble();

    public static int Count(this JsonElement element, string name) => element.GetProperty(name).GetInt32();

    public static int? CountOrNull(this JsonElement element, string name) =>
        element.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : null;

    public static double? NumberOrNull(this JsonElement element, string name) =>
        element.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    public static double[] Numbers(this JsonElement element, string name) =>
        [.. element.GetProperty(name).EnumerateArray().Select(e => e.GetDouble())];

    public static bool[] Outcomes(this JsonElement element) =>
        [.. element.GetProperty("outcomes").GetString()!.Select(c => c == '1')];

    public static CalibrationPair[] Pairs(this JsonElement element) =>
        [
            .. element
                .GetProperty("pairs")
                .EnumerateArray()
                .Select(p => new CalibrationPair(p[0].GetDouble(), p[1].GetInt32() == 1)),
        ];

    public static void ShouldBeNear(this double actual, double expected, double relative = 0, double absolute = 0) =>
        actual.Should().BeApproximately(expected, absolute + relative * Math.Abs(expected) + double.Epsilon);

    private static JsonElement Cases(string method) => Methods.GetProperty(method).GetProperty("cases");
}
