using Portal.Services.Aws;
using Portal.Services.StateMachines;

namespace Portal.Tests.Support;

internal sealed class FakeStateMachines : IStateMachines
{
    public AwsResult<IReadOnlyList<StateMachineSummary>> List { get; set; } = AwsResult.Ok<IReadOnlyList<StateMachineSummary>>(
    [
        new("loan-review", Samples.MachineArn, StateMachineType.Standard, Samples.Now.AddDays(-12)),
        new("kyc-onboarding", Samples.MachineArn.Replace("loan-review", "kyc-onboarding", StringComparison.Ordinal), StateMachineType.Standard, Samples.Now.AddDays(-40)),
        new("price-quote", Samples.MachineArn.Replace("loan-review", "price-quote", StringComparison.Ordinal), StateMachineType.Express, Samples.Now.AddHours(-3)),
    ]);

    public AwsResult<StateMachineDetail>? Detail { get; set; }

    public List<(string Arn, string Definition, string? Publish)> Updates { get; } = [];

    public List<string> Deleted { get; } = [];

    public Task<AwsResult<IReadOnlyList<StateMachineSummary>>> ListAsync(string connection, CancellationToken cancellationToken) => Task.FromResult(List);

    public Task<AwsResult<StateMachineDetail>> GetAsync(string connection, string arn, CancellationToken cancellationToken) =>
        Task.FromResult(Detail ?? DetailOf(arn));

    public Task<AwsResult<StateMachineDetail>> GetForExecutionAsync(string connection, string executionArn, CancellationToken cancellationToken) =>
        Task.FromResult<AwsResult<StateMachineDetail>>(DetailOf(Samples.MachineArn));

    public Task<AwsResult<Done>> UpdateDefinitionAsync(string connection, string arn, string definition, string? publish, CancellationToken cancellationToken)
    {
        Updates.Add((arn, definition, publish));
        return Task.FromResult(Done.Ok);
    }

    public Task<AwsResult<Done>> DeleteAsync(string connection, string arn, CancellationToken cancellationToken)
    {
        Deleted.Add(arn);
        return Task.FromResult(Done.Ok);
    }

    public static StateMachineDetail DetailOf(string arn) =>
        new(arn[(arn.LastIndexOf(':') + 1)..], arn, StateMachineType.Standard, Samples.LoanReview)
        {
            Status = "ACTIVE",
            RoleArn = "arn:aws:iam::000000000000:role/loan-review",
            CreatedAt = Samples.Now.AddDays(-12),
            LogLevel = "ALL",
            LogGroupArn = "arn:aws:logs:us-east-1:000000000000:log-group:/aws/vendedlogs/states/loan-review:*",
            Tags = new Dictionary<string, string> { ["team"] = "lending" },
        };
}
