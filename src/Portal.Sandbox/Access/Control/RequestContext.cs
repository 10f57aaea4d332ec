namespace Portal.Sandbox.Access.Control;

/// <summary>The condition keys of a request.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html</remarks>
internal static class RequestContext
{
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Of(AccessQuestion question, Principal principal, ProtectedResource? resource)
    {
        var context = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase)
        {
            ["aws:SecureTransport"] = ["true"],
            ["aws:RequestedRegion"] = [question.Actor.Scope.Region],
            ["aws:PrincipalAccount"] = [principal.AccountId],
        };
        if (principal.Kind == PrincipalKind.Service)
        {
            // Only a service that calls for itself says for whom: https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
            context["aws:SourceArn"] = [question.Actor.Source];
            context["aws:SourceAccount"] = [question.Actor.Scope.AccountId];
            context["aws:PrincipalIsAWSService"] = ["true"];
            context["aws:PrincipalServiceName"] = [principal.Value];
        }
        else
        {
            context["aws:PrincipalArn"] = [principal.Value];
            context["aws:PrincipalIsAWSService"] = ["false"];
        }

        foreach (var (key, value) in question.Context) context[key] = context.TryGetValue(key, out var values) ? [.. values, value] : [value];
        if (resource is not null)
        {
            foreach (var (key, value) in resource.Tags) context["aws:ResourceTag/" + key] = [value];
        }

        return context;
    }
}
