using System.Text;
using Portal.Languages.Data;
using Portal.Sandbox.Identity;
using Xunit;

namespace Portal.Sandbox.Tests.Support;

/// <summary>
/// A case file's case: calls one after the other, each with the answer or the error that AWS documents.
/// </summary>
/// <remarks>
/// A file is {"doc": page, "cases": [{"name", "steps": [...]}]}. A step is one of
/// {"call", "input", "answer"} (every field named in the answer must be there and equal; "*" is any value, "${*}" in a text any part of it, null is absence;
/// lists must have equal length), {"call", "input", "error", "message"}, {"advance": seconds}, {"restart": true},
/// {"advance": seconds, "until": {"call", "input", "path", "equals"}}: the clock moves on until that is the answer;
/// "save": {"name": "path.0.to"} keeps a part of the answer for later, as "${name}"; "as": {"account", "region"} is another caller.
/// </remarks>
public sealed class Scenario
{
    private readonly DataObject data;

    private Scenario(string doc, DataObject data) => (Doc, this.data) = (doc, data);

    public string Doc { get; }
    public string Name => data.GetString("name")!;

    public override string ToString() => Name;

    public static TheoryData<Scenario> Load(string folder)
    {
        var cases = new TheoryData<Scenario>();
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, folder), "*.json").Order(StringComparer.Ordinal))
        {
            var content = (DataObject)DataValue.Parse(File.ReadAllBytes(file));
            foreach (var item in content.GetArray("cases")!) cases.Add(new Scenario(content.GetString("doc")!, (DataObject)item));
        }

        return cases;
    }

    /// <param name="sandbox">What is called.</param>
    /// <param name="starts">Whether its stages work in the background too.</param>
    internal async Task RunAsync(PartialSandbox sandbox, bool starts = false)
    {
        if (starts) await sandbox.StartAsync();

        Assert.StartsWith("https://docs.aws.amazon.com/", Doc, StringComparison.Ordinal);
        var saved = new Dictionary<string, string>(StringComparer.Ordinal);
        var number = 0;
        foreach (var step in data.GetArray("steps")!.Cast<DataObject>())
        {
            number++;
            if (step.GetObject("until") is { } until) await AdvanceAsync(sandbox, step.GetInt64("advance")!.Value, until);
            else if (step.GetInt64("advance") is { } seconds) sandbox.Clock.Advance(TimeSpan.FromSeconds(seconds));
            else if (step.GetBoolean("restart") == true) await sandbox.RestartAsync();
            else await CallAsync(sandbox, step, saved, $"step {number} ({step.GetString("call")})");
        }
    }

    private static async Task AdvanceAsync(PartialSandbox sandbox, long seconds, DataObject until)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (true)
        {
            var answer = await sandbox.CallAsync(until.GetString("call")!, until.GetObject("input")!);
            var found = until.GetString("path")!.Split('.').Aggregate<string, DataValue?>(answer, Walk);
            if ((found as DataString)?.Value == until.GetString("equals") || found?.ToJson() == until.GetString("equals")) return;
            patience.Token.ThrowIfCancellationRequested();
            sandbox.Clock.Advance(TimeSpan.FromSeconds(seconds));
            for (var i = 0; i < 20; i++) await Task.Yield();
        }
    }

    private static async Task CallAsync(PartialSandbox sandbox, DataObject step, Dictionary<string, string> saved, string where)
    {
        var input = (DataObject)Fill(step["input"] ?? DataObject.Empty, saved);
        var scope = step.GetObject("as") is { } other ? new ResourceScope(other.GetString("account")!, other.GetString("region")!) : PartialSandbox.Scope;
        DataObject? answer;
        try
        {
            answer = await sandbox.CallAsync(step.GetString("call")!, input, scope);
        }
        catch (AwsFault fault)
        {
            Assert.True(step.GetString("error") is not null, $"{where}: unexpected {fault.Code}: {fault.Message}");
            Assert.Equal(step.GetString("error"), fault.Code);
            if (step.GetString("message") is { } message) Compare(Fill(message, saved), fault.Message, where, null);
            return;
        }

        Assert.True(step.GetString("error") is null, $"{where}: expected {step.GetString("error")}, got {answer}");
        if (step["answer"] is { } expected) Compare(Fill(expected, saved), answer ?? DataObject.Empty, where, answer);
        foreach (var (name, path) in step.GetObject("save") ?? DataObject.Empty)
        {
            var found = ((DataString)path).Value.Split('.').Aggregate<string, DataValue?>(answer, Walk);
            saved[name] = found is DataString text ? text.Value : found?.ToJson() ?? throw new InvalidDataException($"{where}: nothing at {path} in {answer}");
        }
    }

    private static DataValue? Walk(DataValue? value, string part) => value switch
    {
        DataObject o => o[part],
        DataArray a when int.TryParse(part, out var index) && index < a.Count => a[index],
        _ => null,
    };

    private static void Compare(DataValue expected, DataValue? actual, string path, DataObject? whole)
    {
        switch (expected)
        {
            case DataNull:
                Assert.True(actual is null or DataNull, $"{path}: should be absent in {whole}");
                break;
            case DataString { Value: "*" }:
                Assert.True(actual is not null, $"{path}: is absent in {whole}");
                break;
            case DataString { Value: var text } when text.Contains("${*}", StringComparison.Ordinal):
                Assert.True(actual is DataString found && FitsParts(text.Split("${*}"), found.Value), $"{path}: expected {expected}, got {actual?.ToJson() ?? "nothing"}");
                break;
            case DataObject fields:
                Assert.True(actual is DataObject, $"{path}: should be an object in {whole}");
                foreach (var (name, value) in fields) Compare(value, ((DataObject)actual)[name], $"{path}.{name}", whole);
                break;
            case DataArray items:
                Assert.True(actual is DataArray a && a.Count == items.Count, $"{path}: should be a list of {items.Count} in {whole}");
                for (var i = 0; i < items.Count; i++) Compare(items[i], ((DataArray)actual)[i], $"{path}[{i}]", whole);
                break;
            default:
                Assert.True(expected.Equals(actual), $"{path}: expected {expected}, got {actual?.ToJson() ?? "nothing"}");
                break;
        }
    }

    private static bool FitsParts(string[] parts, string text)
    {
        if (!text.StartsWith(parts[0], StringComparison.Ordinal) || !text.EndsWith(parts[^1], StringComparison.Ordinal)) return false;
        var at = parts[0].Length;
        foreach (var part in parts[1..])
        {
            at = text.IndexOf(part, at, StringComparison.Ordinal);
            if (at < 0) return false;
            at += part.Length;
        }

        return true;
    }

    private static DataValue Fill(DataValue value, Dictionary<string, string> saved) => value switch
    {
        DataString text when text.Value.Contains("${", StringComparison.Ordinal) => saved.Aggregate(new StringBuilder(text.Value), (b, s) => b.Replace("${" + s.Key + "}", s.Value)).ToString(),
        DataArray items => new DataArray([.. items.Select(i => Fill(i, saved))]),
        DataObject fields => fields.Aggregate(new DataObjectBuilder(fields.Count), (b, f) => b.Set(f.Key, Fill(f.Value, saved))).Build(),
        _ => value,
    };
}
