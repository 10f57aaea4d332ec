using Microsoft.Extensions.DependencyInjection;

namespace Portal.Sandbox.Lambda;

internal static class FunctionsServiceCollectionExtensions
{
    /// <summary>Lambda functions, as far as somebody runs them.</summary>
    public static IServiceCollection AddFunctions(this IServiceCollection services) => services
        .AddSingleton<IFunctionRunner, HttpFunctionRunner>()
        .AddSingleton<FunctionRunners>()
        .AddSingleton<FunctionEvents>();
}
