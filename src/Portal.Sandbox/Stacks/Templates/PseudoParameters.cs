using Portal.Languages.Data;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Stacks.Templates;

/// <summary>What a template knows of where it is deployed.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html</remarks>
internal sealed record PseudoParameters(ResourceScope Scope, string StackName, string StackId, IReadOnlyList<string> NotificationArns)
{
    public DataValue? Find(string name) => name switch
    {
        "AWS::AccountId" => Scope.AccountId,
        "AWS::Region" => Scope.Region,
        "AWS::Partition" => Scope.Partition,
        "AWS::URLSuffix" => Scope.Partition == "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com",
        "AWS::StackName" => StackName,
        "AWS::StackId" => StackId,
        "AWS::NotificationARNs" => new DataArray([.. NotificationArns.Select(a => (DataValue)a)]),
        _ => null,
    };
}
