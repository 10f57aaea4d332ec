using System.Collections.Frozen;
using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Choices;
using Portal.Languages.StatesLanguage.Paths;

namespace Portal.Languages.StatesLanguage.Parsing;

/// <summary>Reads the rules of a Choice state.</summary>
internal static class ChoiceReader
{
    /// <summary>And, Or and Not within each other.</summary>
    private const int DeepestNesting = 50;

    private static readonly string[] Kinds = ["And", "Or", "Not", "Variable", "Condition"];

    private static readonly FrozenSet<string> InnerFields =
        new[] { "And", "Or", "Not", "Variable", "Condition", "Comment" }.Concat(ComparisonOperators.FieldNames).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> RuleFields = InnerFields.Concat(["Next", "Assign", "Output"]).ToFrozenSet(StringComparer.Ordinal);

    public static ChoiceRule Rule(FieldReader fields)
    {
        fields.Allow(RuleFields);
        fields.Require("Next");
        return new ChoiceRule
        {
            Condition = Condition(fields, 0),
            Next = fields.Text("Next") ?? "",
            Assign = fields.Assign(),
            Output = fields.Template("Output"),
            Comment = fields.Text("Comment"),
        };
    }

    private static ChoiceCondition Condition(FieldReader fields, int depth)
    {
        var none = new ConstantCondition(false);
        if (depth == DeepestNesting)
        {
            fields.Context.Error(IssueCode.TooDeeplyNested, "The choice rule is too deeply nested", fields.Location);
            return none;
        }

        var kinds = Kinds.Where(fields.Has).ToList();
        if (kinds.Count != 1)
        {
            fields.Context.Schema($"The object must have only one of the following fields, [{string.Join(", ", Kinds)}]", fields.Location);
            return none;
        }

        return kinds[0] switch
        {
            "And" => new CompositeCondition(Inner(fields, "And", depth), decisive: false),
            "Or" => new CompositeCondition(Inner(fields, "Or", depth), decisive: true),
            "Not" => fields.Object("Not") is { } inner ? new NotCondition(InnerCondition(inner, depth)) : none,
            "Condition" => Jsonata(fields) ?? none,
            _ => Comparison(fields) ?? (ChoiceCondition)none,
        };
    }

    private static List<ChoiceCondition> Inner(FieldReader fields, string name, int depth) =>
        [.. fields.Objects(name, mayBeEmpty: false).Select(f => InnerCondition(f, depth))];

    private static ChoiceCondition InnerCondition(FieldReader fields, int depth)
    {
        fields.Allow(InnerFields);
        return Condition(fields, depth + 1);
    }

    private static ChoiceCondition? Jsonata(FieldReader fields)
    {
        if (fields.Source["Condition"] is DataBoolean constant) return new ConstantCondition(constant.Value);
        if (fields.Jsonata("Condition", out var code)) return code is null ? null : new JsonataCondition(code);
        if (fields.Source["Condition"] is DataString) fields.Context.Schema("JSONata string must start with {% and end with %}", fields.Location.Field("Condition"));
        else fields.ExpectType("[STRING]", "Condition");
        return null;
    }

    private static ComparisonCondition? Comparison(FieldReader fields)
    {
        var variable = Reference(fields, "Variable");
        var names = ComparisonOperators.FieldNames.Where(fields.Has).ToList();
        if (names.Count != 1)
        {
            fields.ExactlyOne(ComparisonOperators.FieldNames);
            return null;
        }

        var comparison = ComparisonOperators.Find(names[0], out var isPath)!;
        if (isPath) return Reference(fields, names[0]) is { } path && variable is not null ? new(variable, comparison, null, path) : null;
        return Literal(fields, names[0], comparison.Operand) is { } literal && variable is not null ? new(variable, comparison, literal, null) : null;
    }

    private static ScopedPath? Reference(FieldReader fields, string name)
    {
        if (fields.Source[name] is not DataString text || text.Value.StartsWith('$')) return fields.Reference(name, mayReadContext: true);
        fields.Context.Schema("Value is not a Reference Path: Reference path didn't start with '$'", fields.Location.Field(name));
        return null;
    }

    private static DataValue? Literal(FieldReader fields, string name, OperandKind kind)
    {
        var value = fields.Source[name]!;
        switch (kind)
        {
            case OperandKind.String when value is DataString:
            case OperandKind.Number when value is DataNumber:
            case OperandKind.Boolean when value is DataBoolean:
                return value;
            case OperandKind.Timestamp when value is DataString text:
                if (Timestamp.TryParse(text.Value, out _)) return value;
                fields.Context.Schema("String does not match RFC3339 timestamp", fields.Location.Field(name));
                return null;
            default:
                fields.ExpectType(kind switch { OperandKind.Number => "[NUMBER]", OperandKind.Boolean => "[BOOLEAN]", _ => "[STRING]" }, name);
                return null;
        }
    }
}
