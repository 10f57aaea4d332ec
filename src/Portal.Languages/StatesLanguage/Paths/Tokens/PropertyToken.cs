using Portal.Languages.Data;

namespace Portal.Languages.StatesLanguage.Paths.Tokens;

/// <summary><c>.name</c>, <c>['name']</c> or <c>['a','b']</c>. Several names at the end of a path give one object with these fields.</summary>
internal sealed class PropertyToken(IReadOnlyList<string> names) : PathToken
{
    public IReadOnlyList<string> Names { get; } = names;

    public override bool IsDefinite => Names.Count == 1 || IsLeaf;

    public override void Evaluate(DataValue? model, PathWalk walk)
    {
        if (model is not DataObject o)
        {
            if (IsUpstreamDefinite) walk.Fail(NoObject(model));
            return;
        }

        if (Names.Count > 1 && IsLeaf)
        {
            var merged = new DataObjectBuilder();
            foreach (var name in Names) merged[name] = o[name];
            walk.Add(merged.Build());
            return;
        }

        foreach (var name in Names)
        {
            if (o.TryGet(name, out var value)) Continue(value, walk);
            else if (!IsLeaf && IsUpstreamDefinite && IsDefinite) walk.Fail("Missing property in path " + PathHere(withThis: true));
        }
    }

    public override string ToString() => "[" + string.Join(",", Names.Select(n => "'" + n + "'")) + "]";

    private string NoObject(DataValue? model) =>
        $"Expected to find an object with property {this} in path {PathHere(withThis: false)} but found '{JavaName(model)}'. "
        + "This is not a json object according to the JsonProvider: 'com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider'.";

    /// <summary>What AWS's library calls a value of this kind.</summary>
    private static string JavaName(DataValue? model) => model switch
    {
        null => "null",
        DataNumber n => "com.fasterxml.jackson.databind.node." + (n.Text.AsSpan().IndexOfAny('.', 'e', 'E') < 0 ? "IntNode" : "DoubleNode"),
        DataString => "com.fasterxml.jackson.databind.node.TextNode",
        DataBoolean => "com.fasterxml.jackson.databind.node.BooleanNode",
        DataArray => "com.fasterxml.jackson.databind.node.ArrayNode",
        _ => "com.fasterxml.jackson.databind.node.NullNode",
    };
}
