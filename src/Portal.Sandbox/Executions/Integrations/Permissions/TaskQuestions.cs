using Portal.Languages.Data;
using Portal.Languages.StatesLanguage;
using Portal.Languages.StatesLanguage.States;
using Portal.Sandbox.Access.Control;
using Portal.Sandbox.Events;
using Portal.Sandbox.Lambda;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Queues;
using Portal.Sandbox.Targets.ApiDestinations;

namespace Portal.Sandbox.Executions.Integrations.Permissions;

/// <summary>What a task needs to be allowed, by its resource. A task whose parameters name nothing asks nothing: the service will refuse it.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/service-integration-iam-templates.html</remarks>
internal sealed class TaskQuestions(IQueues queues, Connections connections)
{
    private const string ManagedRule = "rule/StepFunctionsGetEventsForStepFunctionsExecutionRule";

    public IEnumerable<AccessQuestion> Of(AccessActor actor, TaskCall call)
    {
        var parameters = call.Parameters as DataObject ?? DataObject.Empty;
        return (call.Resource.Kind, call.Resource.Service) switch
        {
            (TaskResourceKind.LambdaFunction, _) => Function(actor, call.Resource.Arn),
            (TaskResourceKind.AwsSdk, _) => [SdkResources.Question(actor, call.Resource.Service, call.Resource.Action, parameters, queues)],
            (TaskResourceKind.Optimized, "events") => Entries(actor, parameters),
            (TaskResourceKind.Optimized, "sqs") => One(actor, "sqs:SendMessage", parameters.GetString("QueueUrl") is { } url ? queues.FromUrl(url, actor.Scope)?.ToString() : null),
            (TaskResourceKind.Optimized, "sns") => One(actor, "sns:Publish", parameters.GetString("TopicArn") ?? parameters.GetString("TargetArn")),
            (TaskResourceKind.Optimized, "states") => Executions(actor, parameters, call.Resource.Pattern),
            (TaskResourceKind.Optimized, "lambda") => Function(actor, parameters.GetString("FunctionName")),
            (TaskResourceKind.Optimized, "http") => Http(actor, parameters, call.StateMachineArn),
            _ => [],
        };
    }

    private static IEnumerable<AccessQuestion> One(AccessActor actor, string action, string? resource) => resource is null ? [] : [new AccessQuestion(actor, action, resource)];

    private static IEnumerable<AccessQuestion> Entries(AccessActor actor, DataObject parameters) => (parameters.GetArray("Entries") ?? DataArray.Empty).OfType<DataObject>()
        .Select(e => BusAccess.PutEvents(actor, BusReference.Parse(actor.Scope, e.GetString("EventBusName")), e.GetString("Source"), e.GetString("DetailType")));

    private static IEnumerable<AccessQuestion> Function(AccessActor actor, string? function) => function is null ? [] :
        [new AccessQuestion(actor, "lambda:InvokeFunction", function.StartsWith("arn:", StringComparison.Ordinal) ? function : actor.Scope.Arn("lambda", "function:" + FunctionNames.Of(function)))];

    /// <summary>A job is awaited through a rule that Step Functions keeps in the account.</summary>
    private static IEnumerable<AccessQuestion> Executions(AccessActor actor, DataObject parameters, IntegrationPattern pattern)
    {
        if (parameters.GetString("StateMachineArn") is not { } machine) yield break;
        yield return new AccessQuestion(actor, "states:StartExecution", machine);
        if (pattern is not (IntegrationPattern.Sync or IntegrationPattern.Sync2)) yield break;
        var rule = actor.Scope.Arn("events", ManagedRule);
        var suggestion = new PolicySuggestion(["events:PutTargets", "events:PutRule", "events:DescribeRule"], rule);
        yield return new AccessQuestion(actor, suggestion.Actions[0], rule) { Suggestion = suggestion };
    }

    /// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html#call-https-apis-permissions</remarks>
    private IEnumerable<AccessQuestion> Http(AccessActor actor, DataObject parameters, string stateMachineArn)
    {
        var connectionArn = (parameters.GetObject("Authentication") ?? parameters.GetObject("InvocationConfig"))?.GetString("ConnectionArn");
        yield return new AccessQuestion(actor, "states:InvokeHTTPEndpoint", stateMachineArn)
        {
            Context = [("states:HTTPEndpoint", parameters.GetString("ApiEndpoint") ?? ""), ("states:HTTPMethod", parameters.GetString("Method") ?? "GET")],
        };
        if (connectionArn is null || connections.FindArn(connectionArn) is not { } connection) yield break;
        yield return new AccessQuestion(actor, "events:RetrieveConnectionCredentials", connection.Arn);
        var suggestion = new PolicySuggestion(["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"], connection.Scope.Arn("secretsmanager", "secret:events!connection/*"));
        yield return new AccessQuestion(actor, suggestion.Actions[0], connection.SecretArn) { Suggestion = suggestion };
    }
}
