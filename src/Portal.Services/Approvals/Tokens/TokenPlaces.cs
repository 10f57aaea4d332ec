using System.Text.RegularExpressions;
using Portal.Languages.Data;

namespace Portal.Services.Approvals.Tokens;

/// <summary>
/// Where the states of a definition put their task token. The field is the author's choice, so that it is read from the
/// definition: from <c>$$.Task.Token</c> or <c>$states.context.Task.Token</c>.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html#connect-wait-token</remarks>
internal static partial class TokenPlaces
{
    private const string ResourceSuffix = ".waitForTaskToken";

    /// <summary>The waiting states of a definition, those within Parallel and Map states too.</summary>
    public static IReadOnlyList<WaitingState> Read(DataObject definition)
    {
        var found = new List<WaitingState>();
        Walk(definition, found);
        return found;
    }

    private static void Walk(DataObject graph, List<WaitingState> found)
    {
        if (graph.GetObject("States") is not { } states) return;
        foreach (var (name, value) in states)
        {
            if (value is not DataObject state) continue;
            if (state.GetString("Resource") is { } resource && resource.EndsWith(ResourceSuffix, StringComparison.Ordinal)) found.Add(ReadState(name, resource, state));
            foreach (var branch in state.GetArray("Branches") ?? DataArray.Empty)
            {
                if (branch is DataObject inner) Walk(inner, found);
            }

            if ((state.GetObject("ItemProcessor") ?? state.GetObject("Iterator")) is { } processor) Walk(processor, found);
        }
    }

    private static WaitingState ReadState(string name, string resource, DataObject state)
    {
        var payload = state["Parameters"] ?? state["Arguments"] ?? DataNull.Instance;
        var places = new List<TokenPlace>();
        var transformed = false;
        Search(payload, [], places, ref transformed);
        return new(name, resource, places, transformed, state);
    }

    private static void Search(DataValue value, object[] path, List<TokenPlace> places, ref bool transformed)
    {
        switch (value)
        {
            case DataObject o:
                foreach (var (name, field) in o)
                {
                    var isPath = name.EndsWith(".$", StringComparison.Ordinal);
                    if (isPath && field is DataString expression) Examine(expression.Value, [.. path, name[..^2]], places, ref transformed);
                    else Search(field, [.. path, name], places, ref transformed);
                }

                break;
            case DataArray a:
                for (var i = 0; i < a.Count; i++) Search(a[i], [.. path, i], places, ref transformed);
                break;
            case DataString s when s.Value.StartsWith("{%", StringComparison.Ordinal) && s.Value.EndsWith("%}", StringComparison.Ordinal):
                Examine(s.Value[2..^2].Trim(), path, places, ref transformed);
                break;
        }
    }

    private static void Examine(string expression, object[] path, List<TokenPlace> places, ref bool transformed)
    {
        switch (expression)
        {
            case "$$.Task.Token" or "$$['Task']['Token']" or "$states.context.Task.Token": places.Add(new(path)); break;
            case "$$.Task" or "$states.context.Task": places.Add(new([.. path, "Token"])); break;
            case "$$" or "$$." or "$states.context": places.Add(new([.. path, "Task", "Token"])); break;
            default: transformed |= TokenMention().IsMatch(expression); break;
        }
    }

    [GeneratedRegex(@"\$\$\.Task\b|\$states\.context\.Task\b|\$states\.context\s*[,)]|\$\$\s*[,)]")]
    private static partial Regex TokenMention();
}

/// <param name="Name">The state.</param>
/// <param name="Resource">As the definition has it.</param>
/// <param name="Places">Where in the payload its token stands; empty where it is not passed on as it is.</param>
/// <param name="IsTransformed">True where an expression makes something out of the token.</param>
/// <param name="Source">The state as it is written.</param>
internal sealed record WaitingState(string Name, string Resource, IReadOnlyList<TokenPlace> Places, bool IsTransformed, DataObject Source)
{
    /// <summary>The state's token in a payload; null where none of the places holds one.</summary>
    public TaskToken? FindIn(DataValue payload) => Places.Select(p => p.FindIn(payload)).FirstOrDefault(t => t is not null);
}

/// <summary>A place in a payload.</summary>
/// <param name="Path">Names of fields and indexes of items.</param>
internal sealed record TokenPlace(object[] Path)
{
    public TaskToken? FindIn(DataValue payload) => FindIn(payload, 0);

    /// <param name="from">How much of the path leads to the value given.</param>
    public TaskToken? FindIn(DataValue payload, int from)
    {
        DataValue? at = payload;
        for (var i = from; i < Path.Length && at is not null; i++)
        {
            // A Detail may travel as JSON text.
            if (at is DataString { Value: ['{', ..] or ['[', ..] } text) at = DataValue.TryParse(text.Value);
            at = (at, Path[i]) switch
            {
                (DataObject o, string name) => o[name],
                (DataArray a, int index) when index < a.Count => a[index],
                _ => null,
            };
        }

        return at is DataString { Value.Length: > 0 and <= TaskToken.LongestText } token ? new TaskToken(token.Value) : null;
    }
}
