using Portal.Languages.Jsonata;
using Xunit;

namespace Portal.Languages.Tests.Jsonata;

public sealed class JsonataReferencesTests
{
    [Theory]
    [InlineData("$states.input.orders[total > $limit].id", "states/input/orders limit")]
    [InlineData("$states.input.a[0].b", "states/input/a")]
    [InlineData("$states", "states")]
    [InlineData("$states[0].input", "states")]
    [InlineData("$states.input.*.x", "states/input")]
    [InlineData("'a' & $x & $y.z & $x", "x y/z x")]
    [InlineData("($x := $y; $x + $z)", "y z")]
    [InlineData("($x := 1; ($y := 2; $x); $y)", "y")]
    [InlineData("$x := $x + 1", "x")]
    [InlineData("function($a) { $a + $b }", "b")]
    [InlineData("($f := function($n) { $f($n - 1) }; $f($k))", "k")]
    [InlineData("$map($items, function($v, $i) { $v * $rate })", "items rate")]
    [InlineData("$items@$i#$p[$i.id = $p].{ 'k': $i, 'x': $other }", "items other")]
    [InlineData("$items^(>price, $order)", "items order")]
    [InlineData("$items{ $key: $sum($value) }", "items key value")]
    [InlineData("$a ~> |$b|{ 'x': $c }, $d|", "a b c d")]
    [InlineData("$p(?, $q)", "q")]
    [InlineData("-$a in [$b, { $c: $d }]", "a b c d")]
    [InlineData("$a ? $b : $c", "a b c")]
    [InlineData("$sum", "")]
    [InlineData("$nosuch()", "")]
    [InlineData("1 + 2", "")]
    public void Variables_OfAnExpression_AreThoseFromOutsideWithTheirPaths(string text, string wanted)
    {
        var references = JsonataExpression.Parse(text).Expression!.References;
        Assert.Equal(wanted, string.Join(' ', references.Variables.Select(v => string.Join('/', [v.Name, .. v.Path]))));
    }

    [Theory]
    [InlineData("states.input", "states")]
    [InlineData("$", "$")]
    [InlineData("$$", "$$")]
    [InlineData("$.a", "$")]
    [InlineData("$x.(a & $$)", "$$")]
    [InlineData("$x.a[b = 1].$", "")]
    [InlineData("$x[y]", "")]
    [InlineData("a + [b, { c: d }]", "a b c d")]
    [InlineData("*", "*")]
    [InlineData("**.a", "**")]
    [InlineData("$map($x, function($v) { $v.a + b })", "b")]
    [InlineData("$x^(a)", "")]
    [InlineData("$x{a: b}", "")]
    [InlineData("$x ~> |a|{ 'b': c }|", "")]
    [InlineData("nosuch(a)", "nosuch a")]
    public void Fields_OfAnExpression_AreThoseOfTheDocument(string text, string wanted)
    {
        var references = JsonataExpression.Parse(text).Expression!.References;
        Assert.Equal(wanted, string.Join(' ', references.Fields.Select(f => f.Name)));
    }

    [Theory]
    [InlineData("$sum($map($x, $string)) ~> $round", "sum map string round")]
    [InlineData("($f := function($x) { $x }; $f($sum([1])))", "sum")]
    [InlineData("$nosuch($nosuch())", "nosuch")]
    public void Functions_OfAnExpression_AreThoseThatItDoesNotDefine(string text, string wanted)
    {
        var references = JsonataExpression.Parse(text).Expression!.References;
        Assert.Equal(wanted, string.Join(' ', references.Functions));
    }

    [Fact]
    public void Position_OfAVariable_IsWhereItEnds()
    {
        var variable = JsonataExpression.Parse("1 + $states.input").Expression!.References.Variables[0];
        Assert.Equal(11, variable.Position);
    }
}
