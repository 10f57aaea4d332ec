using Portal.Languages.Data;

namespace Portal.Languages.Jsonata;

/// <summary>The four ways in which an evaluation ends.</summary>
public enum JsonataOutcome
{
    /// <summary>A JSON value.</summary>
    Value,

    /// <summary>JSONata's "nothing": a path that leads nowhere, a condition without an else.</summary>
    Undefined,

    /// <summary>A function, or an array or object that holds one: no JSON value. Step Functions calls it an unsupported result type.</summary>
    Function,

    /// <summary>The evaluation failed, or used up its limits.</summary>
    Error,
}

/// <summary>What an evaluation gave.</summary>
public readonly struct JsonataResult
{
    private JsonataResult(JsonataOutcome outcome, DataValue? value, JsonataError? error) => (Outcome, Value, Error) = (outcome, value, error);

    public static JsonataResult Undefined { get; } = new(JsonataOutcome.Undefined, null, null);
    public static JsonataResult Function { get; } = new(JsonataOutcome.Function, null, null);

    public JsonataOutcome Outcome { get; }

    /// <summary>The value; C# null unless the outcome is <see cref="JsonataOutcome.Value"/>.</summary>
    public DataValue? Value { get; }

    /// <summary>The error; null unless the outcome is <see cref="JsonataOutcome.Error"/>.</summary>
    public JsonataError? Error { get; }

    public static JsonataResult Of(DataValue value) => new(JsonataOutcome.Value, value, null);
    public static JsonataResult Failed(JsonataError error) => new(JsonataOutcome.Error, null, error);
}
