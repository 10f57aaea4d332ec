using Portal.Languages.Data;
using Xunit;

namespace Portal.Languages.Tests.StatesLanguage;

/// <summary>A file of cases: semantics as data, each group with the page that it comes from.</summary>
internal static class CaseFile
{
    /// <summary>The cases of a file, one row each: its name, and the case.</summary>
    public static TheoryData<string> Names(string file)
    {
        var names = new TheoryData<string>();
        foreach (var name in Read(file).Keys) names.Add(name);
        return names;
    }

    public static DataObject Find(string file, string name) => Read(file)[name];

    private static Dictionary<string, DataObject> Read(string file)
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "StatesLanguage", "Cases", file + ".json"));
        var cases = new Dictionary<string, DataObject>(StringComparer.Ordinal);
        foreach (var group in ((DataArray)DataValue.Parse(text)).Cast<DataObject>())
        {
            Assert.StartsWith("https://", group.GetString("doc"), StringComparison.Ordinal);
            foreach (var one in group.GetArray("cases")!.Cast<DataObject>()) cases.Add(group.GetString("group") + ": " + one.GetString("name"), one);
        }

        return cases;
    }
}
