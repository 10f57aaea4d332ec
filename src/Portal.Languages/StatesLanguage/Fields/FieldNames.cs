namespace Portal.Languages.StatesLanguage.Fields;

/// <summary>Fields come in pairs: <c>TimeoutSeconds</c> holds a value, <c>TimeoutSecondsPath</c> says where one is.</summary>
internal static class FieldNames
{
    public const string PathEnding = "Path";

    public static string WithPath(string name) => name + PathEnding;

    public static string WithoutPath(string name) => name.EndsWith(PathEnding, StringComparison.Ordinal) ? name[..^PathEnding.Length] : name;
}
