using Microsoft.Extensions.Time.Testing;
using Portal.Languages.Data;
using Portal.Languages.Jsonata;
using Xunit;

namespace Portal.Languages.Tests.Jsonata;

/// <summary>Whatever an expression does, it ends with a result or an error.</summary>
public sealed class JsonataLimitTests
{
    private static readonly JsonataOptions Small = JsonataOptions.Default with
    {
        Limits = JsonataLimits.Default with { MaxSteps = 2_000_000, MaxStringLength = 1_000_000 },
    };

    [Theory]
    [InlineData("($f := function($n) { 1 + $f($n + 1) }; $f(0))", "D1011")]
    [InlineData("($f := function($n) { $f($n + 1) }; $f(0))", "D1012")]
    [InlineData("($f := function($n) { $g($n) }; $g := function($n) { [$f($n)] }; $f(0))", "D1011")]
    [InlineData("($f := function($n) { $map([$n], $f) }; $f(0))", "D1011")]
    [InlineData("($f := function($a) { $f([$a]) }; $f(1))", "D1012")]
    [InlineData("($f := function($n, $a) { $n = 0 ? $a : $f($n - 1, [$a, $a]) }; $f(100, [1]))", "D2015")]
    [InlineData("($f := function($n, $a) { $n = 0 ? $a : $f($n - 1, [[$a], [$a]]) }; $f(100, 1))", "D1012")]
    [InlineData("($f := function($n, $a) { $n = 0 ? $a : $f($n - 1, {'a': $a, 'b': $a}) }; $string($f(100, 1)))", "D2015")]
    [InlineData("($f := function($n, $a) { $n = 0 ? $a : $f($n - 1, {'a': $a}) }; $f(2000, 1))", "D1011")]
    [InlineData("($f := function($n, $a) { $n = 0 ? $a : $f($n - 1, {'a': $a}) }; $f(50000, 1) = $f(50000, 1))", "D1011")]
    [InlineData("($f := function($n, $a) { $n = 0 ? $a : $f($n - 1, [[$a]]) }; $count($f(100000, 1).**))", "D1011")]
    [InlineData("($f := function($s) { $f($s & $s) }; $f('ab'))", "D2015")]
    [InlineData("$pad('', 1e15)", "D2015")]
    [InlineData("$join($map([1..1000], function($i) { $pad('', 10000) }))", "D2015")]
    [InlineData("[1..1e9]", "D2014")]
    [InlineData("[1..5000000]", "D2015")]
    [InlineData("[1..1000].[1..1000].[1..1000]", "D1012")]
    [InlineData("$map([1..100000], function($i) { $map([1..100000], function($j) { $j }) })", "D1012")]
    [InlineData("$sort([1..100000], function($a, $b) { $count([1..1000]) > 0 })", "D1012")]
    [InlineData("$formatInteger(1e300, 'I')", "D2015")]
    [InlineData("$range(0, 1, 1e-9)", "D2015")]
    [InlineData("({} ~> |$|{'self': $}|)", "D1011")]
    [InlineData("$string({} ~> |$|{'self': $}|)", "D1011")]
    [InlineData("$contains($pad('', 50000, 'a') & 'b', /^(a+)+\\1$/)", "D1012")]
    public void Evaluate_Runaway_EndsWithAnError(string text, string code)
    {
        var expression = JsonataExpression.Parse(text).Expression!;
        var result = expression.Evaluate(null, JsonataBindings.Empty, Small, TestContext.Current.CancellationToken);
        Assert.Equal(code, result.Error?.Code);
    }

    [Fact]
    public void Evaluate_PatternThatWouldBacktrackForEver_IsMatchedInOneGo()
    {
        var expression = JsonataExpression.Parse("$contains($pad('', 100000, 'a') & 'b', /^(a+)+$/)").Expression!;
        Assert.Equal(DataValue.False, expression.Evaluate(null, JsonataBindings.Empty, Small, TestContext.Current.CancellationToken).Value);
    }

    [Fact]
    public void Evaluate_DeepRecursionWithinTheLimit_Succeeds()
    {
        var expression = JsonataExpression.Parse("($f := function($n) { $n = 0 ? 0 : 1 + $f($n - 1) }; $f(4900))").Expression!;
        var result = default(JsonataResult);
        var thread = new Thread(() => result = expression.Evaluate(null, JsonataBindings.Empty, JsonataOptions.Default, CancellationToken.None), maxStackSize: 256 * 1024);
        thread.Start();
        thread.Join();
        Assert.Equal(new DataNumber(4900), result.Value);
    }

    [Fact]
    public void Evaluate_LongerThanItsTime_EndsWithAnError()
    {
        var time = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromSeconds(3) };
        var expression = JsonataExpression.Parse("$count([1..100000])").Expression!;
        var result = expression.Evaluate(null, JsonataBindings.Empty, JsonataOptions.Default with { Watch = time }, TestContext.Current.CancellationToken);
        Assert.Equal("D1012: Evaluation timeout after 5000 milliseconds. Check for infinite loop", result.Error?.ToString());
    }

    [Fact]
    public void Evaluate_Cancelled_Throws()
    {
        var expression = JsonataExpression.Parse("1").Expression!;
        Assert.Throws<OperationCanceledException>(() => expression.Evaluate(null, JsonataBindings.Empty, JsonataOptions.Default, new CancellationToken(canceled: true)));
    }

    [Theory]
    [InlineData("(", ")")]
    [InlineData("[", "]")]
    [InlineData("{'a': ", "}")]
    [InlineData("-", "")]
    [InlineData("$f(", ")")]
    [InlineData("function() { ", " }")]
    [InlineData("1 ? ", " : 2")]
    [InlineData("a[", "]")]
    public void Parse_NestedBeyondReason_IsAnErrorOrEvaluates(string open, string close)
    {
        foreach (var depth in (int[])[100, 100_000])
        {
            var text = string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth));
            var parsed = JsonataExpression.Parse(text);
            if (parsed.IsValid) parsed.Expression.Evaluate(null, JsonataBindings.Empty, Small, TestContext.Current.CancellationToken);
            else Assert.Equal("D1011", parsed.Error.Code);
            Assert.True(parsed.IsValid || depth > 100);
        }
    }

    [Fact]
    public void Parse_NestedAsDeepAsTheStackBears_NeverOverflows()
    {
        var thread = new Thread(
            () =>
            {
                for (var depth = 50; depth < 3000; depth += 50)
                {
                    foreach (var (open, close) in ((string, string)[])[("(", ")"), ("[{'a': -", "}]"), ("a[b.(", ")]"), ("$f(function($x) { $x ? (", ") : 1 })")])
                    {
                        var text = string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth));
                        JsonataExpression.Parse(text).Expression?.Evaluate(null, JsonataBindings.Empty, Small, CancellationToken.None);
                    }
                }
            },
            maxStackSize: 512 * 1024);
        thread.Start();
        thread.Join();
    }

    [Theory]
    [InlineData("$sum(?)('x')", "T0412")]
    [InlineData("$join(?, ',')([1])", "T0412")]
    [InlineData("$sort(?)([1, 'a'])", "D3070")]
    [InlineData("$formatNumber(?, 5)(1)", "T0410")]
    [InlineData("$map(?, ?)([1], 2)", "T0410")]
    public void Evaluate_PartialCallWithWrongArguments_EndsWithAnError(string text, string code) => Evaluate_Runaway_EndsWithAnError(text, code);

    [Fact]
    public void Parse_LongChains_AreAnErrorOrEvaluate()
    {
        foreach (var part in (string[])[" + 1", ".a", "[0]", " & 'x'", " ~> $sum", "; 1", "{'a':1}", "^(a)"])
        {
            var text = "(1" + string.Concat(Enumerable.Repeat(part, 20_000)) + ")";
            var parsed = JsonataExpression.Parse(text);
            if (parsed.IsValid) parsed.Expression.Evaluate(null, JsonataBindings.Empty, Small, TestContext.Current.CancellationToken);
        }
    }
}
