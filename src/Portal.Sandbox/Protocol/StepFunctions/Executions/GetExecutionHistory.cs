using Portal.Languages.Data;
using Portal.Sandbox.Executions;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Protocol.StepFunctions.Executions;

/// <summary>Reads a page of rows from the journal, never the whole history.</summary>
internal sealed class GetExecutionHistory(IExecutions executions) : StepFunctionsOperation("GetExecutionHistory")
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var input = call.Input;
        var record = executions.Existing(input.Required("executionArn"));
        var reverse = input.GetBoolean("reverseOrder") ?? false;
        var size = input.PageSize();
        var from = PageToken.Read(Name, input.GetString("nextToken")) ?? (reverse ? long.MaxValue : 1);
        var events = executions.History(record.Arn, from, size + 1, reverse, input.GetBoolean("includeExecutionData") ?? true);
        return ValueTask.FromResult<DataObject?>(new DataObjectBuilder(2)
        {
            ["events"] = new DataArray([.. events.Take(size)]),
            ["nextToken"] = events.Count > size ? PageToken.Make(Name, events[size].GetInt64("id")!.Value) : null,
        }.Build());
    }
}
