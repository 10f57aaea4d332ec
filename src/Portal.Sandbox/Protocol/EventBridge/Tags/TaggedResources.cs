using Portal.Sandbox.Events;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Routing;

namespace Portal.Sandbox.Protocol.EventBridge.Tags;

/// <summary>The buses and rules that ARNs name, for the operations on tags.</summary>
internal sealed class TaggedResources(EventBuses buses, Routing.Rules rules)
{
    private const string BusPrefix = "event-bus/";

    /// <exception cref="AwsFault">ResourceNotFoundException, or ValidationException for an ARN of another kind.</exception>
    public ResourceTags Get(string resourceArn)
    {
        var arn = Parse(resourceArn);
        return BusOf(arn) is { } bus ? buses.Get(bus).Tags : RuleOf(arn) is var (place, name) ? rules.Get(place, name).Tags : throw NoResource(resourceArn);
    }

    /// <exception cref="AwsFault">The same.</exception>
    public async ValueTask ChangeAsync(string resourceArn, Func<ResourceTags, ResourceTags> change, CancellationToken cancellationToken)
    {
        Get(resourceArn);
        var arn = Parse(resourceArn);
        if (BusOf(arn) is { } bus) await buses.UpdateAsync(bus.Scope, bus.Name, b => b with { Tags = change(b.Tags) }, cancellationToken);
        else if (RuleOf(arn) is var (place, name)) await rules.UpdateAsync(place, name, r => r with { Tags = change(r.Tags) }, cancellationToken);
    }

    private static Arn Parse(string text) => Arn.TryParse(text, out var arn) && arn.Service == "events" ? arn : throw NoResource(text);

    private static BusReference? BusOf(Arn arn) => arn.Resource.StartsWith(BusPrefix, StringComparison.Ordinal) ? new(arn.Scope, arn.Resource[BusPrefix.Length..]) : null;

    private static (BusReference Bus, string Name)? RuleOf(Arn arn) => Rule.FromResource(arn.Resource) is var (bus, name) ? (new(arn.Scope, bus), name) : null;

    private static AwsFault NoResource(string text) => new("ValidationException", $"Parameter {text} is not valid. Reason: Provided Arn is not in correct format.");
}
