using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Portal.Sandbox.Protocol.Edge;

/// <summary>Every operation the sandbox has, by what a request says.</summary>
internal sealed class OperationTable
{
    private readonly FrozenDictionary<string, IAwsOperation> byTarget;
    private readonly FrozenDictionary<(string Service, string Name), IAwsOperation> byName;
    private readonly FrozenDictionary<(string SdkName, string Name), IAwsOperation> bySdkName;
    private readonly FrozenDictionary<string, AwsService> byPrefix;

    /// <exception cref="ArgumentException">Two operations have the same name.</exception>
    public OperationTable(IEnumerable<IAwsOperation> operations)
    {
        var all = operations.ToList();
        byName = all.ToDictionary(o => (o.Service.Name, o.Name)).ToFrozenDictionary();
        byTarget = all.Where(o => o.Service.Protocol == AwsProtocol.Json).ToDictionary(o => $"{o.Service.TargetPrefix}.{o.Name}", StringComparer.Ordinal).ToFrozenDictionary(StringComparer.Ordinal);
        bySdkName = all.SelectMany(o => o.Service.SdkNames.Select(n => (Key: (n, o.Name), Operation: o))).ToDictionary(x => x.Key, x => x.Operation).ToFrozenDictionary();
        byPrefix = all.Where(o => o.Service.Protocol == AwsProtocol.Json).Select(o => o.Service).Distinct().ToFrozenDictionary(s => s.TargetPrefix, StringComparer.Ordinal);
        Services = [.. all.Select(o => o.Service).DistinctBy(s => s.Name).OrderBy(s => s.Name, StringComparer.Ordinal)];
    }

    public IReadOnlyList<AwsService> Services { get; }

    public bool TryFindTarget(string target, [NotNullWhen(true)] out IAwsOperation? operation) => byTarget.TryGetValue(target, out operation);

    public bool TryFindName(string service, string name, [NotNullWhen(true)] out IAwsOperation? operation) => byName.TryGetValue((service, name), out operation);

    public bool TryFindSdkName(string sdkName, string name, [NotNullWhen(true)] out IAwsOperation? operation) => bySdkName.TryGetValue((sdkName, name), out operation);

    /// <summary>The service that a header's prefix stands for; null for one the sandbox does not have.</summary>
    public AwsService? ServiceOf(string target)
    {
        var point = target.LastIndexOf('.');
        return point > 0 && byPrefix.TryGetValue(target[..point], out var service) ? service : null;
    }
}
