using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Portal.Architecture.Tests;

/// <summary>The README's policy says which actions the portal needs on AWS: it must name what the clients call, and nothing they do not.</summary>
public sealed partial class ReadmePolicyTests
{
    private static readonly Dictionary<string, string> Prefixes = new(StringComparer.Ordinal)
    {
        ["EventBridge"] = "events", ["StepFunctions"] = "states", ["Sqs"] = "sqs", ["Logs"] = "logs", ["CloudFormation"] = "cloudformation", ["Sns"] = "sns", ["Iam"] = "iam", ["Lambda"] = "lambda",
    };

    /// <summary>Asked for beside an operation: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-api-permissions-reference.html</summary>
    private static readonly HashSet<string> Implied = ["sqs:TagQueue", "events:TagResource"];

    [Fact]
    public void Policy_AllowsWhateverTheClientsCall()
    {
        var allowed = Allowed().Select(a => new Regex("^" + Regex.Escape(a).Replace("\\*", ".*", StringComparison.Ordinal) + "$")).ToList();
        Assert.DoesNotContain(Called(), action => !allowed.Any(a => a.IsMatch(action)));
    }

    [Fact]
    public void Policy_AllowsNothingThatNobodyCalls()
    {
        var called = Called().ToList();
        Assert.DoesNotContain(Allowed(), a => !a.EndsWith('*') && !Implied.Contains(a) && !called.Contains(a));
    }

    private static List<string> Allowed()
    {
        var policy = Policy().Match(SourceTree.Read("README.md")).Groups[1].Value;
        using var document = JsonDocument.Parse(policy);
        return [.. document.RootElement.GetProperty("Statement").EnumerateArray().Select(s => s.GetProperty("Action"))
            .SelectMany(a => a.ValueKind == JsonValueKind.Array ? a.EnumerateArray().Select(e => e.GetString()!) : [a.GetString()!]).Distinct()];
    }

    private static IEnumerable<string> Called() => Prefixes
        .Where(p => Directory.Exists(Path.Combine(SourceTree.Root, "src/Portal.Services/Aws", p.Key)))
        .SelectMany(p => SourceTree.Files("src/Portal.Services/Aws/" + p.Key, ".cs").SelectMany(f => Operation().Matches(SourceTree.Read(f)))
            .Select(m => $"{p.Value}:{m.Groups[1].Value.Replace("Batch", "", StringComparison.Ordinal)}"))
        .Distinct();

    [GeneratedRegex("```json\\s+(\\{\\s+\"Version\": \"2012-10-17\".*?)```", RegexOptions.Singleline)]
    private static partial Regex Policy();

    // Of a client's operations the first string is the operation's name.
    [GeneratedRegex("static readonly Aws(?:Json|Query)Operation<.*?> \\w+ =[^\"]*\"(\\w+)\"")]
    private static partial Regex Operation();
}
