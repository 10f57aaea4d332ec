using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Events;

/// <summary>How requests name a bus: by name within their own scope, or by an ARN, which may be of another account or region.</summary>
public readonly record struct BusReference(ResourceScope Scope, string Name)
{
    private const string Prefix = "event-bus/";

    /// <summary>C# null or empty means the default bus. An ARN of another kind is taken as a name, which no bus has.</summary>
    public static BusReference Parse(ResourceScope caller, string? nameOrArn)
    {
        if (string.IsNullOrEmpty(nameOrArn)) return new(caller, EventBus.DefaultName);
        if (nameOrArn.StartsWith("arn:", StringComparison.Ordinal) && Arn.TryParse(nameOrArn, out var arn) && arn.Service == "events" && arn.Resource.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return new(arn.Scope, arn.Resource[Prefix.Length..]);
        }

        return new(caller, nameOrArn);
    }

    public string ToArn() => EventBus.ArnOf(Scope, Name);
}
