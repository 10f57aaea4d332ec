namespace Portal.Services.Aws;

/// <summary>Tags of buses and rules.</summary>
public static class ResourceTags
{
    /// <summary>AWS's own tags start so; nobody else may set or remove them.</summary>
    /// <remarks>https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html</remarks>
    public const string Reserved = "aws:";

    /// <summary>CloudFormation writes the name of its stack here.</summary>
    public const string StackName = "aws:cloudformation:stack-name";

    /// <summary>Without AWS's own.</summary>
    public static IReadOnlyDictionary<string, string> Own(IReadOnlyDictionary<string, string> tags) =>
        tags.Where(t => !t.Key.StartsWith(Reserved, StringComparison.OrdinalIgnoreCase)).ToDictionary(t => t.Key, t => t.Value, StringComparer.Ordinal);
}
