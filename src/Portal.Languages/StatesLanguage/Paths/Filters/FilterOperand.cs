using System.Text.RegularExpressions;
using Portal.Languages.Data;

namespace Portal.Languages.StatesLanguage.Paths.Filters;

/// <summary>A side of a comparison: a literal, a regular expression, or a path from the item or the root.</summary>
internal sealed class FilterOperand
{
    private readonly DataValue? literal;
    private readonly JsonPath? path;

    private FilterOperand(DataValue? literal, JsonPath? path, Regex? pattern) => (this.literal, this.path, Pattern) = (literal, path, pattern);

    public Regex? Pattern { get; }

    public bool IsPath => path is not null;

    public static FilterOperand Of(DataValue literal) => new(literal, null, null);

    public static FilterOperand Of(JsonPath path) => new(null, path, null);

    public static FilterOperand Of(Regex pattern) => new(null, null, pattern);

    /// <summary>The value; null where the path leads nowhere, and for a regular expression.</summary>
    public DataValue? Value(DataValue item, DataValue root)
    {
        if (path is null) return literal;
        var result = path.Evaluate(path.Text[0] == '@' ? item : root, root);
        return result.IsFailure ? null : result.Value ?? DataValue.Null;
    }
}
