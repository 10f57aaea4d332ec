namespace Portal.Services.Stacks;

/// <summary>The tags that this product puts on stacks.</summary>
public static class StackTags
{
    /// <summary>On the bundled samples: a stack that needs their names may have them (docs/adr/0005).</summary>
    public const string Sample = "event-observatory:sample";
}
