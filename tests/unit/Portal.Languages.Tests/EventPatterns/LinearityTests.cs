using System.Text;
using Portal.Languages.EventPatterns;
using Portal.Languages.EventPatterns.Indexing;
using Portal.Languages.EventPatterns.Matching;
using Xunit;

namespace Portal.Languages.Tests.EventPatterns;

/// <summary>
/// Inputs made to be slow, at one size and at twice that size: the steps may double, not more. Steps are counted, so the
/// machine does not matter.
/// </summary>
public sealed class LinearityTests
{
    /// <summary>Twice the steps and a little.</summary>
    private const double Double = 2.2;

    public static TheoryData<string, string> Wildcards => new()
    {
        { string.Concat(Enumerable.Repeat("*a", 200)) + "*b*", "a" },
        { "*" + new string('a', 400) + "b*", "a" },
        { "*" + string.Concat(Enumerable.Repeat("ab", 200)) + "c*", "ab" },
        { string.Concat(Enumerable.Repeat("*aab", 100)) + "*", "aa" },
        { "*a*ab*aba*abab*x*", "ab" },
    };

    [Theory]
    [MemberData(nameof(Wildcards))]
    public void WildcardMatches_TextTwiceAsLong_TakesTwiceTheSteps(string wildcard, string repeated)
    {
        Assert.Null(WildcardText.Parse(wildcard, out var text));
        var (half, whole) = (Steps(128 * 1024), Steps(256 * 1024));
        Assert.InRange(whole, 1, half * Double);
        Assert.InRange(whole, 1, 256 * 1024 * 4);

        long Steps(int length)
        {
            long steps = 0;
            text!.Matches(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(repeated, length / repeated.Length))), ref steps);
            return steps;
        }
    }

    [Fact]
    public void ArrayConsistency_ArrayTwiceAsLong_TakesTwiceTheSteps()
    {
        const string Pattern = """{"a":{"b":{"x":["1"],"y":["1"],"z":[{"exists":false}]},"c":["1"]}}""";
        var (half, whole) = (Steps(2_000), Steps(4_000));
        Assert.InRange(whole, half, half * Double);

        long Steps(int count) => ConsistencySteps(Pattern,
            $$"""{"a":[{{string.Join(',', Enumerable.Repeat("""{"c":"1","b":[{"x":"1"},{"y":"1"},{"x":"1","y":"0","z":1}]}""", count))}}]}""");
    }

    [Fact]
    public void ArrayConsistency_ArraysNestedTwiceAsDeep_TakesTwiceTheSteps()
    {
        const string Pattern = """{"a":{"x":["1"],"y":["1"]}}""";
        var (half, whole) = (Steps(400), Steps(800));
        Assert.InRange(whole, half, half * Double);

        long Steps(int depth) => ConsistencySteps(Pattern, $$"""{"a":{{new string('[', depth)}}{"x":"1"},{"y":"1"}{{new string(']', depth)}}}""");
    }

    [Fact]
    public void Matches_FieldReachedByManyWays_GivesUpAfterLinearlyManySteps()
    {
        // Fifteen arrays of one name, each a choice of its own: all choices together would be 2 to the 15 and more.
        var arrays = string.Join(',', Enumerable.Range(0, 400).Select(_ => """ "a":[{"b":"1"},{"c":"1"}] """));
        var pattern = EventPattern.Parse("""{"a":{"b":["1"],"c":["1"],"d":["1"]},"x":["y"]}""").Pattern!;
        Assert.False(pattern.Matches(Encoding.UTF8.GetBytes($$"""{ {{arrays}}, "x":"y"}""")));
    }

    [Fact]
    public void Match_ThousandTimesTheRules_ChecksHardlyMoreCandidates()
    {
        var few = Checked(10);
        var many = Checked(10_000);
        Assert.InRange(many, 1, few + 10);

        // Every rule is about another customer, in each of the ways in which rules are; five have this one.
        static long Checked(int rules)
        {
            string[] conditions = ["\"c-{0}\"", "{{\"prefix\":\"c-{0}\"}}", "{{\"suffix\":\"-{0}-end\"}}", "{{\"wildcard\":\"*-{0}-*\"}}", "{{\"equals-ignore-case\":\"C-{0}-END\"}}"];
            var patterns = Enumerable.Range(0, rules).Select(i =>
            {
                var condition = string.Format(System.Globalization.CultureInfo.InvariantCulture, conditions[i % conditions.Length], 100_000 + (i / conditions.Length));
                return EventPattern.Parse($$$"""{"source":["shop"],"detail-type":["paid"],"detail":{"customer":[{{{condition}}}],"total":[{"numeric":[">",{{{i % 7}}}]}]}}""").Pattern!;
            });
            var segment = new RuleSegment([.. patterns]);
            var run = new MatchRun();
            segment.Match("""{"source":"shop","detail-type":"paid","detail":{"customer":"c-100001-end","total":100}}"""u8, run);
            Assert.Equal(4, run.Matched.Count);
            return run.Checked;
        }
    }

    [Fact]
    public void Match_LongArrayOfOneValue_KeepsNoMoreCandidatesThanRules()
    {
        var patterns = Enumerable.Range(0, 100).Select(i => EventPattern.Parse($$"""{"a":["x"],"b":["{{i}}"]}""").Pattern!);
        var segment = new RuleSegment([.. patterns, EventPattern.Parse("""{"a":[{"prefix":"x"},"x",{"exists":true}]}""").Pattern!]);
        var run = new MatchRun();
        segment.Match(Encoding.UTF8.GetBytes($$"""{"a":[{{string.Join(',', Enumerable.Repeat("\"x\"", 50_000))}}]}"""), run);
        Assert.InRange(run.Checked, 1, 101 * 4);
        Assert.Single(run.Matched);
    }

    [Fact]
    public void Parse_ManyAlternatives_StopsAtTheLimit()
    {
        var alternatives = string.Join(',', Enumerable.Range(0, 100).Select(i => $$""" "f{{i}}":{"$or":[{"a":[1]},{"b":[1]}]} """));
        Assert.Single(EventPattern.Parse($"{{{alternatives}}}").Errors);
    }

    [Fact]
    public void Parse_DeepPattern_IsRefusedWithoutHarm() =>
        Assert.False(EventPattern.Parse(string.Concat(Enumerable.Repeat("{\"a\":", 100_000))).IsValid);

    [Fact]
    public void ComparableNumber_LongNumbers_AreReadInOneWalk()
    {
        var zeros = new string('0', 100_000);
        Assert.True(ComparableNumber.TryParse(Encoding.ASCII.GetBytes($"0.{zeros}1e100001"), out var one));
        Assert.Equal(1_000_000, one);
        Assert.False(ComparableNumber.TryParse(Encoding.ASCII.GetBytes($"1{zeros}"), out _));
        Assert.False(ComparableNumber.TryParse(Encoding.ASCII.GetBytes("1e" + new string('9', 1000)), out _));
    }

    private static long ConsistencySteps(string pattern, string given)
    {
        var fields = EventPattern.Parse(pattern).Pattern!.Combinations[0].Fields.ToArray();
        var tree = new FieldTree();
        var numbers = Array.ConvertAll(fields, f => tree.Add(f.Name));
        var scan = new EventScan();
        var utf8 = Encoding.UTF8.GetBytes(given);
        EventScanner.Scan(utf8, tree, scan);
        var consistency = new ArrayConsistency();
        Assert.False(consistency.Holds(fields, numbers, scan, utf8));
        return consistency.Steps;
    }
}
