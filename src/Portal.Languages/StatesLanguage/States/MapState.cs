using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Fields;
using Portal.Languages.StatesLanguage.Templates;

namespace Portal.Languages.StatesLanguage.States;

/// <summary>A state that runs its ItemProcessor once for each item; its result is the array of the outputs.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/state-map.html</remarks>
public sealed class MapState : RetryableState
{
    public override StateType Type => StateType.Map;

    /// <summary>ItemProcessor, or Iterator as it was called.</summary>
    public required ItemProcessor ItemProcessor { get; init; }

    /// <summary>ItemsPath or Items; null where left out: the effective input itself. Gives an array, in DISTRIBUTED mode also an object.</summary>
    public EvaluatedField<DataValue>? Items { get; init; }

    /// <summary>ItemSelector, or Parameters as it was called: each iteration's input, with the item in the context object's <c>Map.Item</c>.</summary>
    public PayloadTemplate? ItemSelector { get; init; }

    /// <summary>How many iterations at once; null where left out, 0 means no limit of its own.</summary>
    public EvaluatedField<long>? MaxConcurrency { get; init; }

    public EvaluatedField<long>? ToleratedFailureCount { get; init; }

    /// <summary>0 to 100.</summary>
    public EvaluatedField<double>? ToleratedFailurePercentage { get; init; }

    /// <summary>DISTRIBUTED mode only: a part of the child executions' ARNs.</summary>
    public string? Label { get; init; }

    public ItemReader? ItemReader { get; init; }

    public ItemBatcher? ItemBatcher { get; init; }

    public ResultWriter? ResultWriter { get; init; }

    public bool IsDistributed => ItemProcessor.IsDistributed;
}

/// <summary>What a Map state runs for each item.</summary>
public sealed class ItemProcessor : StateGraph
{
    /// <summary>True for <c>"Mode": "DISTRIBUTED"</c>: each item is a child execution.</summary>
    public bool IsDistributed { get; init; }

    /// <summary>STANDARD or EXPRESS for the child executions; null where left out.</summary>
    public string? ExecutionType { get; init; }
}

/// <summary>Where a distributed Map state reads its items.</summary>
public sealed class ItemReader
{
    public required string Resource { get; init; }

    /// <summary>As written; null where left out.</summary>
    public DataObject? ReaderConfig { get; init; }

    public EvaluatedField<long>? MaxItems { get; init; }

    /// <summary>Parameters or Arguments.</summary>
    public PayloadTemplate? Arguments { get; init; }
}

/// <summary>How a distributed Map state groups its items.</summary>
public sealed class ItemBatcher
{
    public EvaluatedField<long>? MaxItemsPerBatch { get; init; }

    public EvaluatedField<long>? MaxInputBytesPerBatch { get; init; }

    /// <summary>A fixed part of each batch's input.</summary>
    public PayloadTemplate? BatchInput { get; init; }
}

/// <summary>Where a distributed Map state writes its results.</summary>
public sealed class ResultWriter
{
    /// <summary>Null where the results are only transformed, not exported.</summary>
    public string? Resource { get; init; }

    /// <summary>Parameters or Arguments.</summary>
    public PayloadTemplate? Arguments { get; init; }

    /// <summary>As written; null where left out.</summary>
    public DataObject? WriterConfig { get; init; }
}
