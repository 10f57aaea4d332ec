using Portal.Languages.Data;
using Portal.Sandbox.Protocol.Edge;
using Portal.Sandbox.Protocol.EventBridge.Buses;

namespace Portal.Sandbox.Protocol.EventBridge.Rules;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeRule.html</summary>
internal sealed class DescribeRule(Routing.Rules rules) : EventBridgeOperation("DescribeRule")
{
    public override ValueTask<DataObject?> InvokeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        RuleData.Named(call.Input).Throw();
        var rule = rules.Get(EventBusData.Reference(call.Scope, call.Input), call.Input.GetString("Name")!);
        var answer = RuleData.Describe(rule);
        answer["CreatedBy"] = rule.Scope.AccountId;
        return new(answer.Build());
    }
}
