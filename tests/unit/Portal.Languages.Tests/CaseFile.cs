using Portal.Languages.Data;
using Xunit;

namespace Portal.Languages.Tests;

/// <summary>Cases as data: a JSON array in a file beside the tests, each with a name and the page it comes from.</summary>
internal static class CaseFile
{
    public static TheoryData<string> Names(string file) => [.. Read(file).Select(c => c.GetString("name")!)];

    public static DataObject Case(string file, string name) => Read(file).Single(c => c.GetString("name") == name);

    public static IEnumerable<DataObject> Read(string file)
    {
        using var stream = typeof(CaseFile).Assembly.GetManifestResourceStream(file) ?? throw new FileNotFoundException(file);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return ((DataArray)DataValue.Parse(copy.ToArray())).Cast<DataObject>();
    }
}
