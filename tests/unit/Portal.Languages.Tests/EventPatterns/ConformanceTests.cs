using System.IO.Compression;
using System.Text;
using Portal.Languages.Data;
using Portal.Languages.EventPatterns;
using Xunit;

namespace Portal.Languages.Tests.EventPatterns;

/// <summary>
/// Recordings of AWS, where the environment variable OBSERVATORY_CONFORMANCE names the folder with <c>patterns.json.gz</c> and
/// <c>ruler.json.gz</c>; skipped without.
/// </summary>
public sealed class ConformanceTests
{
    [Fact]
    public void Matches_RecordedTestEventPatternCalls_AnswersAsAws()
    {
        var wrong = new List<string>();
        foreach (var recorded in Read("patterns.json.gz"))
        {
            var wanted = recorded["expected"] is DataObject refused
                ? "Event pattern is refused: " + refused.GetObject("error")!.GetString("message")
                : recorded["expected"]!.ToJson();
            var got = Answer(recorded.GetString("pattern")!, recorded.GetString("event")!);
            if (!wanted.Contains('\n')) got = got.Split('\n')[0];
            if (got != wanted) wrong.Add($"{recorded.GetString("name")}: {wanted}, not {got}");
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void Matches_AnswersOfTheOpenEngine_AnswersAsThatDoes()
    {
        var wrong = new List<string>();
        foreach (var recorded in Read("ruler.json.gz"))
        {
            var wanted = recorded["expected"] is DataBoolean answer ? answer.ToJson() : "Event pattern is refused";
            var got = Answer($"{{\"detail\": {recorded.GetString("pattern")}}}", $"{{\"detail\": {recorded.GetString("event")}}}");
            if (!got.StartsWith(wanted, StringComparison.Ordinal)) wrong.Add($"{recorded.GetString("id")}: {wanted}, not {got}");
        }

        Assert.Empty(wrong);
    }

    private static string Answer(string pattern, string given)
    {
        var parsed = EventPattern.Parse(pattern);
        return parsed.Pattern is null
            ? "Event pattern is refused: " + parsed.Errors[0].Message
            : DataBoolean.Of(parsed.Pattern.Matches(Encoding.UTF8.GetBytes(given))).ToJson();
    }

    private static IEnumerable<DataObject> Read(string file)
    {
        var directory = Environment.GetEnvironmentVariable("OBSERVATORY_CONFORMANCE");
        Assert.SkipWhen(directory is null, "OBSERVATORY_CONFORMANCE names no folder of recordings.");
        using var packed = new GZipStream(File.OpenRead(Path.Combine(directory!, file)), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        packed.CopyTo(plain);
        return ((DataArray)DataValue.Parse(plain.ToArray())).Cast<DataObject>();
    }
}
