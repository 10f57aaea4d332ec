using Portal.Languages.Data;

namespace Portal.Sandbox.Protocol.StepFunctions;

/// <summary>Forms that answers share.</summary>
internal static class Answers
{
    public static readonly DataObject Nothing = DataObject.Empty;

    /// <summary>Seconds since 1970, with milliseconds.</summary>
    public static DataValue Seconds(DateTimeOffset time) => new DataNumber(time.ToUnixTimeMilliseconds() / 1000.0);

    /// <summary>Null, which leaves a field out, for a time that is not there.</summary>
    public static DataValue? Seconds(DateTimeOffset? time) => time is { } known ? Seconds(known) : null;

    public static DataObject One(string name, DataValue? value) => new DataObjectBuilder(1) { [name] = value }.Build();

    public static DataArray List<T>(IEnumerable<T> items, Func<T, DataValue> show) => new([.. items.Select(show)]);
}
