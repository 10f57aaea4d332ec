using System.Collections;
using System.Reflection;
using Dapper;
using Microsoft.Data.Sqlite;
using Portal.Services.Access;
using Portal.Services.Aws;
using Portal.Services.Tests.Support;
using Xunit;

namespace Portal.Services.Tests.Access;

/// <summary>
/// Calls every method of every service that the pages have, and looks at what it did: whatever changed something, at AWS or in the
/// portal's own store, must be in the audit trail. New services are found by themselves. Whoever adds an act uses
/// UserSessions.ActAsync (AWS) or UserSessions.ActHereAsync (the portal's store), and has nothing more to do here.
/// </summary>
public sealed class EveryActTests
{
    /// <summary>Operations of AWS that change nothing.</summary>
    private static readonly string[] Reads = ["List", "Describe", "Get", "Lookup", "Filter", "Validate", "Test", "Receive", "Start-Query"];

    /// <summary>
    /// What the portal does for itself or for good reasons without a record of its own: receiving from a queue hides messages for a
    /// while, and one that begins to work on an approval is recorded once, not with every heartbeat.
    /// </summary>
    private static readonly string[] Exempt = ["ChangeMessageVisibility", "SendTaskHeartbeat"];

    private const string SameOnEveryStore = "The acts are the same on every store; here each call would make a database.";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Methods => [.. All().Select(m => $"{m.DeclaringType!.Name}.{m.Name}({string.Join(", ", m.GetParameters().Select(p => p.ParameterType.Name))})").Distinct()];

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task WhateverChangesSomething_IsRecorded(string name)
    {
        Assert.SkipWhen(TestPostgres.IsAsked, SameOnEveryStore);
        await using var fixture = new ServicesFixture();
        fixture.Wire.Otherwise = _ => FakeWire.Json("{}");
        var before = await AuditedAsync(fixture);
        using var watch = Watch(fixture);
        var version = watch?.QuerySingle<long>("PRAGMA data_version");
        await CallAsync(fixture, name);
        var changedStore = watch?.QuerySingle<long>("PRAGMA data_version") != version;
        var sent = fixture.Wire.Requests.Select(r => r.Operation).Where(o => !Reads.Any(r => o.StartsWith(r, StringComparison.Ordinal)) && !Exempt.Contains(o)).ToList();
        if (sent.Count == 0 && !changedStore) return;
        Assert.True(await AuditedAsync(fixture) > before, $"{name} changed something ({string.Join(", ", sent)}{(changedStore ? " store" : "")}) and left no record. Do it through UserSessions.ActAsync or ActHereAsync.");
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task WithoutARole_NothingReachesAws_AndNothingIsShown(string name)
    {
        Assert.SkipWhen(TestPostgres.IsAsked, SameOnEveryStore);
        await using var fixture = new ServicesFixture();
        fixture.Wire.Otherwise = _ => FakeWire.Json("{}");
        fixture.User.User = PortalUser.Anonymous;
        var result = await CallAsync(fixture, name);
        Assert.Empty(fixture.Wire.Requests);
        Assert.True(result is null || !IsResult(result) || result.GetType().GetProperty("IsOk")!.GetValue(result) is false, $"{name} answered somebody without a role.");
    }

    /// <summary>The net has no holes that one could not see: most acts are really reached with made-up arguments.</summary>
    [Fact]
    public async Task ActsThatAreKnown_AreReached()
    {
        Assert.SkipWhen(TestPostgres.IsAsked, SameOnEveryStore);
        var recorded = new HashSet<string>();
        foreach (var name in Methods.Select(m => m.Data))
        {
            await using var fixture = new ServicesFixture();
            fixture.Wire.Otherwise = _ => FakeWire.Json("{}");
            await CallAsync(fixture, name);
            recorded.UnionWith((await fixture.Get<IAudit>().SearchAsync(new(), Cancel)).Value!.Items.Select(r => r.Action));
        }

        string[] known = ["event-bus.create", "event-bus.delete", "rule.delete", "execution.start", "execution.stop", "execution.redrive", "state-machine.update", "stack.delete", "tap.create", "tap.remove", "view.create"];
        Assert.Empty(known.Except(recorded));
    }

    private static readonly Lazy<IReadOnlyList<MethodInfo>> Known = new(Find);

    private static IReadOnlyList<MethodInfo> All() => Known.Value;

    private static IReadOnlyList<MethodInfo> Find()
    {
        using var fixture = new Disposing(new ServicesFixture());
        return [.. typeof(PortalServicesOptions).Assembly.GetExportedTypes()
            .Where(t => t.IsInterface && t != typeof(ICurrentUser) && t != typeof(IAccess) && fixture.Value.GetService(t) is not null)
            .SelectMany(t => t.GetMethods())
            .Where(m => typeof(Task).IsAssignableFrom(m.ReturnType) && m.ReturnType.IsGenericType && m.ReturnType.GenericTypeArguments[0] is { IsGenericType: true } r && r.GetGenericTypeDefinition() == typeof(AwsResult<>))
            .Where(m => !PortalItself.Contains($"{m.DeclaringType!.Name}.{m.Name}"))];
    }

    /// <summary>What has nothing of anybody's in it: packing a template that the user gives, and asking AWS who one is.</summary>
    private static readonly string[] PortalItself = ["ITemplatePackager.FromPathAsync", "ITemplatePackager.FromUploadAsync", "IConnections.CheckAsync"];

    private static async Task<object?> CallAsync(ServicesFixture fixture, string name)
    {
        var method = All().First(m => $"{m.DeclaringType!.Name}.{m.Name}({string.Join(", ", m.GetParameters().Select(p => p.ParameterType.Name))})" == name);
        var arguments = method.GetParameters().Select(p => Make(p.ParameterType, p.Name!, 0)).ToArray();
        try
        {
            var task = (Task)method.Invoke(fixture.GetService(method.DeclaringType!), arguments)!;
            await task;
            return task.GetType().GetProperty("Result")!.GetValue(task);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A made-up argument or answer that makes no sense; what was sent before it counts all the same.
            return null;
        }
    }

    private static bool IsResult(object value) => value.GetType() is { IsGenericType: true } t && t.GetGenericTypeDefinition() == typeof(AwsResult<>);

    /// <summary>Something of the type: JSON for texts, one item for lists, the shortest constructor for records.</summary>
    private static object? Make(Type type, string name, int depth)
    {
        if (type == typeof(CancellationToken)) return Cancel;
        if (type == typeof(string)) return Text(name);
        if (Nullable.GetUnderlyingType(type) is not null || depth > 4) return null;
        if (type == typeof(Uri)) return new Uri("https://example.com");
        if (type == typeof(Stream)) return new MemoryStream();
        if (type.IsValueType) return Activator.CreateInstance(type);
        if (type.IsGenericType && type.GenericTypeArguments.Length == 1 && typeof(IEnumerable).IsAssignableFrom(type)) return List(type.GenericTypeArguments[0], name, depth);
        if (type.IsInterface || type.IsAbstract) return null;
        if (type.GetConstructors().OrderBy(c => c.GetParameters().Length).FirstOrDefault(c => c.GetParameters() is not [{ } p] || p.ParameterType != type) is not { } constructor) return null;
        var made = constructor.Invoke([.. constructor.GetParameters().Select(p => Make(p.ParameterType, p.Name!, depth + 1))]);
        foreach (var property in type.GetProperties().Where(p => p is { CanWrite: true, PropertyType: var t } && t == typeof(string) && p.GetValue(made) is null or "")) property.SetValue(made, Text(property.Name));
        return made;
    }

    private static string Text(string name) => name.ToUpperInvariant() switch
    {
        var n when n.Contains("ARN", StringComparison.Ordinal) => "arn:aws:states:eu-central-1:000000000000:stateMachine:x",
        var n when n.Contains("CONNECTION", StringComparison.Ordinal) => "sandbox",
        var n when n.Contains("INPUT", StringComparison.Ordinal) || n.Contains("DEFINITION", StringComparison.Ordinal) || n.Contains("DETAIL", StringComparison.Ordinal) || n.Contains("JSON", StringComparison.Ordinal) => "{}",
        var n when n.Contains("PATTERN", StringComparison.Ordinal) => """{"source":["x"]}""",
        _ => "x",
    };

    private static object List(Type item, string name, int depth)
    {
        var list = Array.CreateInstance(item, 1);
        list.SetValue(Make(item, name, depth + 1), 0);
        return list;
    }

    /// <summary>Tells when anybody else has committed something; SQLite alone can.</summary>
    private static SqliteConnection? Watch(ServicesFixture fixture)
    {
        if (TestPostgres.IsAsked) return null;
        var connection = new SqliteConnection($"Data Source={Path.Combine(fixture.Folder, "portal.db")}");
        connection.Open();
        return connection;
    }

    private static async Task<long> AuditedAsync(ServicesFixture fixture)
    {
        var user = fixture.User.User;
        fixture.User.User = PortalUser.LocalOperator;
        var count = (await fixture.Get<IAudit>().VerifyAsync(Cancel)).Value!.Records;
        fixture.User.User = user;
        return count;
    }

    private sealed class Disposing(ServicesFixture value) : IDisposable
    {
        public ServicesFixture Value => value;
        public void Dispose() => value.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
