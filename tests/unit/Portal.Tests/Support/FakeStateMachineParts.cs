using Portal.Services.Aws;
using Portal.Services.StateMachines;
using Portal.Services.StateMachines.Checks;

namespace Portal.Tests.Support;

internal sealed class FakeVersions : IStateMachineVersions
{
    public List<StateMachineVersion> Versions { get; } = [];

    public List<StateMachineAlias> Aliases { get; } = [];

    public List<AliasDraft> Saved { get; } = [];

    public Task<AwsResult<IReadOnlyList<StateMachineVersion>>> ListAsync(string connection, string stateMachineArn, CancellationToken cancellationToken) =>
        Task.FromResult(AwsResult.Ok<IReadOnlyList<StateMachineVersion>>([.. Versions]));

    public Task<AwsResult<string>> PublishAsync(string connection, string stateMachineArn, string? description, CancellationToken cancellationToken)
    {
        Versions.Insert(0, new($"{stateMachineArn}:{Versions.Count + 1}", Samples.Now));
        return Task.FromResult(AwsResult.Ok(Versions[0].Arn));
    }

    public Task<AwsResult<Done>> DeleteAsync(string connection, string versionArn, CancellationToken cancellationToken)
    {
        Versions.RemoveAll(v => v.Arn == versionArn);
        return Task.FromResult(Done.Ok);
    }

    public Task<AwsResult<IReadOnlyList<StateMachineAlias>>> ListAliasesAsync(string connection, string stateMachineArn, CancellationToken cancellationToken) =>
        Task.FromResult(AwsResult.Ok<IReadOnlyList<StateMachineAlias>>([.. Aliases]));

    public Task<AwsResult<Done>> SaveAliasAsync(string connection, string stateMachineArn, AliasDraft alias, CancellationToken cancellationToken)
    {
        Saved.Add(alias);
        return Task.FromResult(Done.Ok);
    }

    public Task<AwsResult<Done>> DeleteAliasAsync(string connection, string aliasArn, CancellationToken cancellationToken)
    {
        Aliases.RemoveAll(a => a.Arn == aliasArn);
        return Task.FromResult(Done.Ok);
    }
}

internal sealed class FakeStateTests : IStateTests
{
    public List<StateTestRequest> Requests { get; } = [];

    public AwsResult<StateTestResult> Result { get; set; } = new StateTestResult("SUCCEEDED");

    public Task<AwsResult<StateTestResult>> RunAsync(string connection, string resource, StateTestRequest request, CancellationToken cancellationToken)
    {
        Requests.Add(request);
        return Task.FromResult(Result);
    }
}

internal sealed class FakeDefinitionChecks : IDefinitionChecks
{
    public List<AccountFinding> Findings { get; } = [];

    public Task<AwsResult<IReadOnlyList<AccountFinding>>> CheckAsync(string connection, string stateMachineArn, string definition, string? roleArn, CancellationToken cancellationToken) =>
        Task.FromResult(AwsResult.Ok<IReadOnlyList<AccountFinding>>([.. Findings]));
}
