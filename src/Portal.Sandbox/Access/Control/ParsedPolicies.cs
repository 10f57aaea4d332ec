using System.Runtime.CompilerServices;
using Portal.Languages.Data;

namespace Portal.Sandbox.Access.Control;

/// <summary>
/// Policies as the stages hold them, parsed once: kept as long as the text itself is. A text that is no policy allows nothing.
/// </summary>
public sealed class ParsedPolicies
{
    private readonly ConditionalWeakTable<object, PolicyDocument> parsed = [];

    public PolicyDocument? Of(string? text) => string.IsNullOrEmpty(text) ? null : parsed.GetValue(text, static t => PolicyDocument.Parse((string)t, out _) ?? PolicyDocument.Empty);

    public PolicyDocument? Of(DataObject? policy) => policy is null ? null : parsed.GetValue(policy, static p => PolicyDocument.Parse((DataObject)p, out _) ?? PolicyDocument.Empty);
}
