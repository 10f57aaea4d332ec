using Portal.Languages.Data;
using Portal.Languages.Jsonata;
using Xunit;

namespace Portal.Languages.Tests.Jsonata;

/// <summary>The files of cases: semantics as data, each group with the documentation page that it comes from.</summary>
internal static class JsonataCases
{
    private static readonly Lazy<Dictionary<string, DataObject>> All = new(Read);

    public static TheoryData<string> Names => [.. All.Value.Keys];

    public static IEnumerable<DataObject> Cases => All.Value.Values;

    public static DataObject Find(string name) => All.Value[name];

    public static JsonataDialect Dialect(DataObject one) => one.GetString("dialect") == "standard" ? JsonataDialect.Standard : JsonataDialect.StepFunctions;

    public static JsonataBindings Bindings(DataObject one)
    {
        var bindings = new JsonataBindings();
        foreach (var (name, value) in one.GetObject("bindings") ?? DataObject.Empty) bindings[name] = value;
        return bindings;
    }

    private static Dictionary<string, DataObject> Read()
    {
        var cases = new Dictionary<string, DataObject>(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Jsonata", "Cases"), "*.json").Order(StringComparer.Ordinal))
        {
            foreach (var group in ((DataArray)DataValue.Parse(File.ReadAllText(file))).Cast<DataObject>())
            {
                Assert.StartsWith("https://docs.", group.GetString("doc"), StringComparison.Ordinal);
                foreach (var one in group.GetArray("cases")!.Cast<DataObject>())
                {
                    var named = new DataObjectBuilder { ["input"] = group["input"], ["bindings"] = group["bindings"], ["dialect"] = group["dialect"] };
                    foreach (var (name, value) in one) named[name] = value;
                    cases.Add($"{Path.GetFileNameWithoutExtension(file)}/{group.GetString("group")}: {one.GetString("expression")}", named.Build());
                }
            }
        }

        return cases;
    }
}
