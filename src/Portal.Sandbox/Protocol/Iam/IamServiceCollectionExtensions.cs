using Microsoft.Extensions.DependencyInjection;
using Portal.Sandbox.Protocol.Edge;

namespace Portal.Sandbox.Protocol.Iam;

internal static class IamServiceCollectionExtensions
{
    public static IServiceCollection AddIamOperations(this IServiceCollection services) => services
        .AddSingleton<IAwsOperation, CreateRole>()
        .AddSingleton<IAwsOperation, GetRole>()
        .AddSingleton<IAwsOperation, ListRoles>()
        .AddSingleton<IAwsOperation, UpdateRole>()
        .AddSingleton<IAwsOperation, DeleteRole>()
        .AddSingleton<IAwsOperation, UpdateAssumeRolePolicy>()
        .AddSingleton<IAwsOperation, TagRole>()
        .AddSingleton<IAwsOperation, UntagRole>()
        .AddSingleton<IAwsOperation, ListRoleTags>()
        .AddSingleton<IAwsOperation, PutRolePolicy>()
        .AddSingleton<IAwsOperation, GetRolePolicy>()
        .AddSingleton<IAwsOperation, ListRolePolicies>()
        .AddSingleton<IAwsOperation, DeleteRolePolicy>()
        .AddSingleton<IAwsOperation, AttachRolePolicy>()
        .AddSingleton<IAwsOperation, DetachRolePolicy>()
        .AddSingleton<IAwsOperation, ListAttachedRolePolicies>()
        .AddSingleton<IAwsOperation, CreatePolicy>()
        .AddSingleton<IAwsOperation, GetPolicy>()
        .AddSingleton<IAwsOperation, GetPolicyVersion>()
        .AddSingleton<IAwsOperation, ListPolicies>()
        .AddSingleton<IAwsOperation, DeletePolicy>();
}
