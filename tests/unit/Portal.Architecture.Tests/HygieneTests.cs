using System.Text.RegularExpressions;
using Xunit;

namespace Portal.Architecture.Tests;

/// <summary>Habits that no analyzer checks.</summary>
public sealed partial class HygieneTests
{
    private const int MostLines = 400;

    [Fact]
    public void File_HasOneIdea_AndAtMost400Lines()
    {
        var found = SourceTree.Files("src", ".cs", ".razor", ".css", ".js").Concat(SourceTree.Files("tests", ".cs"))
            .Select(f => (File: f, Lines: SourceTree.Read(f).Count(c => c == '\n')))
            .Where(f => f.Lines > MostLines)
            .Select(f => $"{f.File}: {f.Lines} lines");
        Assert.Empty(found);
    }

    [Fact]
    public void Source_HasNoUnfinishedMarks()
    {
        var found = SourceTree.Files("src", ".cs", ".razor", ".css", ".js").Where(f => UnfinishedMark().IsMatch(SourceTree.Read(f)));
        Assert.Empty(found);
    }

    [Fact]
    public void TypeNames_AvoidWordsThatMeanNothing()
    {
        var found = SourceTree.Files("src", ".cs").SelectMany(f => EmptyName().Matches(SourceTree.Read(f)).Select(m => $"{f}: {m.Value}"));
        Assert.Empty(found);
    }

    [Fact]
    public void Page_InjectsAtMostEightServices()
    {
        var found = SourceTree.Files("src/Portal", ".razor")
            .Select(f => (File: f, Count: Injection().Count(SourceTree.Read(f) + CodeBehind(f))))
            .Where(f => f.Count > 8)
            .Select(f => $"{f.File}: {f.Count} services");
        Assert.Empty(found);
    }

    private static string CodeBehind(string file) => File.Exists(Path.Combine(SourceTree.Root, file + ".cs")) ? SourceTree.Read(file + ".cs") : "";

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|NotImplementedException")]
    private static partial Regex UnfinishedMark();

    [GeneratedRegex(@"\b(class|record|struct|interface) \w+(Manager|Helper|Helpers|Util|Utils)\b")]
    private static partial Regex EmptyName();

    [GeneratedRegex(@"^@inject |\[Inject\]", RegexOptions.Multiline)]
    private static partial Regex Injection();
}
