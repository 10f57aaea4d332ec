using Portal.Languages.Data;
using Portal.Services.Access;
using Portal.Services.Approvals.Tokens;
using Portal.Services.Aws;
using Portal.Services.Aws.StepFunctions;

namespace Portal.Services.StateMachines;

internal sealed class StateTests(UserSessions users) : IStateTests
{
    public Task<AwsResult<StateTestResult>> RunAsync(string connection, string resource, StateTestRequest request, CancellationToken cancellationToken) =>
        users.ActAsync(PortalAct.StartExecution, connection, "state.test", resource,
            async session => (await session.StepFunctions.TestStateAsync(Wire(request), cancellationToken)).Map(Read), cancellationToken,
            details: _ => new DataObjectBuilder { ["state"] = request.StateName, ["mocked"] = request.Mock is not null }.Build().ToJson());

    private static TestStateRequest Wire(StateTestRequest request) => new(request.Definition)
    {
        StateName = request.StateName,
        Input = request.Input,
        RoleArn = request.RoleArn,
        Variables = request.Variables,
        InspectionLevel = request.Inspection.ToString().ToUpperInvariant(),
        Mock = request.Mock is { } mock
            ? new(mock.Result, mock.Result is null ? new(mock.Error, mock.Cause) : null, mock.Validation)
            : null,
    };

    private static StateTestResult Read(TestStateResponse r) => new(r.Status ?? "SUCCEEDED")
    {
        Output = TokenMask.TextOrNull(r.Output),
        Error = r.Error,
        Cause = TokenMask.TextOrNull(r.Cause),
        NextState = r.NextState,
        Inspection = r.InspectionData is { } data ? TokenMask.Text(data.GetRawText()) : null,
    };
}
