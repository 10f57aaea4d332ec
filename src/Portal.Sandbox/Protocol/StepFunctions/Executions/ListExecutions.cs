using Portal.Languages.Data;
using Portal.Sandbox.Executions;
using Portal.Sandbox.Executions.MapRuns;
using Portal.Sandbox.Executions.StateMachines;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Protocol.StepFunctions.Executions;

/// <summary>Of a state machine, a version, an alias, or the children of a MapRun; newest first.</summary>
internal sealed class ListExecutions(IStateMachines machines, IExecutions executions, IMapRuns mapRuns) : StepFunctionsOperation("ListExecutions")
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var input = call.Input;
        var (size, after) = (input.PageSize(), PageToken.Read(Name, input.GetString("nextToken")));
        var status = ExecutionStatuses.FromWire(input.OneOf("statusFilter", "RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED", "PENDING_REDRIVE"));
        var redriven = input.OneOf("redriveFilter", "REDRIVEN", "NOT_REDRIVEN");
        bool Fits(ExecutionRecord r) => (status is null || r.Status == status) && (redriven is null || (r.RedriveCount > 0) == (redriven == "REDRIVEN"));

        var page = Find(input, Fits, after, size + 1);
        var more = page.Count > size;
        return ValueTask.FromResult<DataObject?>(new DataObjectBuilder(2)
        {
            ["executions"] = Answers.List(page.Take(size), ExecutionAnswers.Show),
            ["nextToken"] = more ? PageToken.Make(Name, page[size - 1].Sequence) : null,
        }.Build());
    }

    private IReadOnlyList<ExecutionRecord> Find(DataObject input, Func<ExecutionRecord, bool> fits, long? after, int limit)
    {
        var (machineArn, mapRunArn) = (input.GetString("stateMachineArn"), input.GetString("mapRunArn"));
        if (machineArn is null == mapRunArn is null) throw new AwsFault("ValidationException", "Must provide either a stateMachineArn or a mapRunArn, but not both");
        if (mapRunArn is not null)
        {
            ResourceArns.Parse(mapRunArn, ResourceArns.MapRun);
            if (mapRuns.Find(mapRunArn) is null) throw ExecutionFaults.ResourceNotFound(mapRunArn);
            return executions.ListChildren(mapRunArn, fits, after, limit);
        }

        // https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListExecutions.html
        if (input.GetString("statusFilter") == "PENDING_REDRIVE") throw ExecutionFaults.Validation("The PENDING_REDRIVE status filter can only be used with a mapRunArn");
        var target = machines.Resolve(machineArn!);
        if (target.Machine.Type == StateMachineType.Express) throw ExecutionFaults.TypeNotSupported();
        var isQualified = target.Version is not null;
        return executions.List(target.Machine.Arn, r => fits(r) && (!isQualified || r.AliasArn == machineArn || r.VersionArn == machineArn), after, limit);
    }
}
