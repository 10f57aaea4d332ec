using System.Globalization;
using Portal.Languages.Data;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Protocol.EventBridge.Input;

/// <summary>
/// Checks a request against the constraints of the service's model and reports everything that is wrong in one message, as AWS does:
/// <c>2 validation errors detected: Value 'x' at 'name' failed to satisfy constraint: ...; Value ...</c>.
/// </summary>
internal sealed class InputChecks
{
    private readonly DataObject input;
    private readonly string place;
    private readonly List<string> problems;

    public InputChecks(DataObject input)
        : this(input, "", [])
    {
    }

    private InputChecks(DataObject input, string place, List<string> problems) => (this.input, this.place, this.problems) = (input, place, problems);

    /// <summary>A field that must be there.</summary>
    public InputChecks Required(string name)
    {
        if (input[name] is null or DataNull) problems.Add($"Value null at '{PlaceOf(name)}' failed to satisfy constraint: Member must not be null");
        return this;
    }

    public InputChecks Required(string name, TextShape shape) => Required(name).Text(name, shape);

    /// <summary>A text that need not be there.</summary>
    public InputChecks Text(string name, TextShape shape)
    {
        if (Get<DataString>(name) is { } text) Add(name, $"'{text.Value}'", shape.Problems(text.Value));
        return this;
    }

    /// <summary>A whole number that need not be there.</summary>
    public InputChecks Number(string name, long lowest, long highest = long.MaxValue)
    {
        if (Get<DataNumber>(name) is not { } number) return this;
        var value = number.TryGetInt64(out var whole) ? whole : throw Malformed(name);
        var shown = value.ToString(CultureInfo.InvariantCulture);
        if (value > highest) Add(name, $"'{shown}'", [$"Member must have value less than or equal to {highest}"]);
        if (value < lowest) Add(name, $"'{shown}'", [$"Member must have value greater than or equal to {lowest}"]);
        return this;
    }

    /// <summary>A list that need not be there.</summary>
    /// <param name="name">The field.</param>
    /// <param name="most">The most items.</param>
    /// <param name="fewest">The fewest.</param>
    /// <param name="shown">The list as messages quote it.</param>
    public InputChecks List(string name, int most, int fewest = 0, Func<DataArray, string>? shown = null)
    {
        if (Get<DataArray>(name) is not { } items) return this;
        string Shown() => $"'{shown?.Invoke(items) ?? items.ToJson()}'";
        if (items.Count > most) Add(name, Shown(), [$"Member must have length less than or equal to {most}"]);
        if (items.Count < fewest) Add(name, Shown(), [$"Member must have length greater than or equal to {fewest}"]);
        return this;
    }

    /// <summary>Checks each object of a list; messages count its items from 1.</summary>
    public InputChecks Each(string name, Action<InputChecks> check)
    {
        if (Get<DataArray>(name) is not { } items) return this;
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i] is not DataObject item) throw Malformed(name);
            check(new InputChecks(item, string.Create(CultureInfo.InvariantCulture, $"{PlaceOf(name)}.{i + 1}.member."), problems));
        }

        return this;
    }

    /// <summary>Checks each text of a list.</summary>
    public InputChecks EachText(string name, TextShape shape)
    {
        if (Get<DataArray>(name) is not { } items) return this;
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i] is not DataString item) throw Malformed(name);
            var number = i + 1;
            problems.AddRange(shape.Problems(item.Value).Select(p => $"Value '{item.Value}' at '{PlaceOf(name)}.{number}.member' failed to satisfy constraint: {p}"));
        }

        return this;
    }

    /// <summary>Checks an object that need not be there.</summary>
    public InputChecks Object(string name, Action<InputChecks> check)
    {
        if (Get<DataObject>(name) is { } inner) check(new InputChecks(inner, PlaceOf(name) + ".", problems));
        return this;
    }

    /// <exception cref="AwsFault">ValidationException: something is wrong.</exception>
    public void Throw()
    {
        if (problems.Count == 0) return;
        var count = problems.Count == 1 ? "1 validation error" : string.Create(CultureInfo.InvariantCulture, $"{problems.Count} validation errors");
        throw new AwsFault("ValidationException", $"{count} detected: {string.Join("; ", problems)}");
    }

    private void Add(string name, string value, IEnumerable<string> found) =>
        problems.AddRange(found.Select(p => $"Value {value} at '{PlaceOf(name)}' failed to satisfy constraint: {p}"));

    private string PlaceOf(string name) => place + char.ToLowerInvariant(name[0]) + name[1..];

    private T? Get<T>(string name)
        where T : DataValue => input[name] switch
        {
            null or DataNull => null,
            T value => value,
            _ => throw Malformed(name),
        };

    private static AwsFault Malformed(string name) => new("SerializationException", $"The field {name} is of the wrong type.");
}
