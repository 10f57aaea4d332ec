using Portal.Languages.Data;

namespace Portal.Languages.StatesLanguage.Choices;

/// <summary>IsNull, IsPresent, ... : true where the answer is the one that the rule names.</summary>
internal static class TypeTests
{
    public static IEnumerable<ComparisonOperator> All =>
    [
        Make("IsNull", value => value is DataNull),
        Make("IsPresent", value => value is not null) with { AcceptsAbsence = true },
        Make("IsNumeric", value => value is DataNumber),
        Make("IsString", value => value is DataString),
        Make("IsBoolean", value => value is DataBoolean),
        Make("IsTimestamp", value => value is DataString s && Timestamp.TryParse(s.Value, out _)),
    ];

    private static ComparisonOperator Make(string name, Func<DataValue?, bool> test) =>
        new(name, name, OperandKind.Boolean, HasPathForm: false, (value, expected) => test(value) == ((DataBoolean)expected).Value);
}
