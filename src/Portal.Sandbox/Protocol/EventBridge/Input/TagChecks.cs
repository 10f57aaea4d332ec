using Portal.Languages.Data;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Protocol.EventBridge.Input;

internal static class TagChecks
{
    /// <summary>A list of <c>{Key, Value}</c> that need not be there.</summary>
    public static InputChecks Tags(this InputChecks checks) => checks.Each("Tags", tag => tag.Required("Key", Shapes.TagKey).Required("Value", Shapes.TagValue));

    /// <exception cref="AwsFault">The resource would have more tags than it may.</exception>
    public static ResourceTags Checked(ResourceTags tags) => tags.Count <= ResourceTags.Most
        ? tags
        : throw new AwsFault("ValidationException", $"A resource cannot have more than {ResourceTags.Most} tags.");

    public static ResourceTags Of(DataObject input) => Checked(ResourceTags.Parse(input.GetArray("Tags")));
}
