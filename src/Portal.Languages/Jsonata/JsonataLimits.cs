namespace Portal.Languages.Jsonata;

/// <summary>How much one evaluation may use. What goes beyond ends with an error (D1011, D1012, D2015), never with the process.</summary>
public sealed record JsonataLimits
{
    public static JsonataLimits Default { get; } = new();

    /// <summary>Evaluated nodes, visited values and made array items, together.</summary>
    public long MaxSteps { get; init; } = 20_000_000;

    /// <summary>Calls that wait for each other. A call in tail position waits for nothing and does not count.</summary>
    public int MaxDepth { get; init; } = 5_000;

    /// <summary>Time by <see cref="JsonataOptions.Watch"/>.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Items of one array.</summary>
    public int MaxSequenceLength { get; init; } = 1_000_000;

    /// <summary>UTF-16 units of one string.</summary>
    public int MaxStringLength { get; init; } = 16_000_000;
}
