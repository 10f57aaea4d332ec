using Portal.Components.Controls.Json;
using Portal.Languages.Data;
using Xunit;

namespace Portal.Tests.Controls;

public sealed class JsonTreeTests
{
    [Fact]
    public void Rows_SmallValue_AreAllOpen()
    {
        var tree = new JsonTree(DataValue.Parse("""{"a":{"b":[1,2]},"odd name":"x"}"""));
        Assert.Equal(["$", "$.a", "$.a.b", "$.a.b[0]", "$.a.b[1]", "$['odd name']"], [.. tree.Rows.Select(r => r.Path).OrderBy(p => p.Contains("odd", StringComparison.Ordinal))]);
    }

    [Fact]
    public void Rows_HugeArray_OpensOnlyTheRoot()
    {
        var tree = new JsonTree(new DataArray([.. Enumerable.Range(0, 5000).Select(_ => DataValue.Parse("""{"x":{"y":1}}"""))]));
        Assert.Equal(5001, tree.Rows.Count);
        Assert.All(tree.Rows.Skip(1), r => Assert.False(r.IsOpen));
    }

    [Fact]
    public void Toggle_OpenBranch_HidesWhatIsUnderIt()
    {
        var tree = new JsonTree(DataValue.Parse("""{"a":{"b":1}}"""));
        tree.Toggle("$.a");
        Assert.DoesNotContain(tree.Rows, r => r.Path == "$.a.b");
    }

    [Fact]
    public void Search_TextInAClosedBranch_OpensTheWay()
    {
        var tree = new JsonTree(DataValue.Parse("""{"a":{"b":{"c":"Needle"}}}"""));
        tree.CloseAll();
        tree.Search("needle");
        Assert.Equal(["$.a.b.c"], tree.Matches);
        Assert.Contains(tree.Rows, r => r.Path == "$.a.b.c" && r.IsMatch);
    }

    [Fact]
    public void ChildPath_NameWithAQuote_IsEscaped() => Assert.Equal("$['it\\'s']", JsonTree.ChildPath("$", "it's"));

    [Fact]
    public void Mask_TokenAnywhere_IsHidden_AndTheRestIsShared()
    {
        var token = new string('A', 80);
        var value = DataValue.Parse("""{"detail":{"taskToken":"T"},"list":[{"TaskToken":"T"}],"other":{"tokenCount":"3"}}""".Replace("\"T\"", $"\"{token}\"", StringComparison.Ordinal));
        var masked = (DataObject)SecretMask.Apply(value);
        Assert.DoesNotContain(token, masked.ToJson(), StringComparison.Ordinal);
        Assert.Same(((DataObject)value)["other"], masked["other"]);
    }
}
