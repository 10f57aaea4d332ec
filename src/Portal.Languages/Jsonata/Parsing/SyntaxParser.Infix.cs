using System.Text;
using Portal.Languages.Jsonata.Evaluation;
using Portal.Languages.Jsonata.Signatures;

namespace Portal.Languages.Jsonata.Parsing;

/// <summary>What may go on after an operand.</summary>
internal sealed partial class SyntaxParser
{
    private Syntax Infix(Token op, Syntax left) => op.Text switch
    {
        "(" => Call(op, left),
        "[" => Filter(op, left),
        "^" => OrderBy(op, left),
        "{" => new Syntax(SyntaxKind.Binary, op.Position) { Text = op.Text, Left = left, Pairs = Pairs() },
        ":=" => Assignment(op, left),
        "@" or "#" => Binding(op, left),
        "?" => Condition(op, left),
        "?:" => new Syntax(SyntaxKind.Condition, op.Position) { Text = op.Text, Left = left, Right = left, Third = Expression(0) },
        "??" => new Syntax(SyntaxKind.Condition, op.Position) { Text = op.Text, Left = Exists(op, left), Right = left, Third = Expression(0) },
        _ => new Syntax(SyntaxKind.Binary, op.Position) { Text = op.Text, Left = left, Right = Expression(BindingPower.Of(op.Text)) },
    };

    private Syntax Call(Token op, Syntax left)
    {
        var call = new Syntax(SyntaxKind.Call, op.Position) { Text = op.Text, Left = left };
        if (!token.Is(")"))
        {
            do call.Items.Add(Argument(call));
            while (Accept(","));
        }

        Expect(")", infix: true);
        return left is { Kind: SyntaxKind.Name, Text: "function" or "λ" } ? Lambda(op, call.Items) : call;
    }

    private Syntax Argument(Syntax call)
    {
        var position = token.Position;
        if (!Accept("?")) return Expression(0);
        call.Kind = SyntaxKind.PartialCall;
        return new Syntax(SyntaxKind.Operator, position) { Text = "?" };
    }

    private Syntax Lambda(Token op, List<Syntax> parameters)
    {
        for (var i = 0; i < parameters.Count; i++)
        {
            if (parameters[i].Kind == SyntaxKind.Variable) continue;
            throw new JsonataException("S0208") { Position = parameters[i].Position, Token = parameters[i].Text, Value = i + 1 };
        }

        var lambda = new Syntax(SyntaxKind.Lambda, op.Position) { Text = op.Text };
        lambda.Items.AddRange(parameters);
        if (token.Is("<")) lambda.Signature = SignatureText();
        Expect("{");
        lambda.Left = Expression(0);
        Expect("}");
        return lambda;
    }

    private Signature SignatureText()
    {
        var position = token.Position;
        var text = new StringBuilder("<");
        for (var depth = 1; depth > 0 && !token.Is("{") && token.Kind != TokenKind.End;)
        {
            Advance();
            if (token.Is(">")) depth--;
            if (token.Is("<")) depth++;
            text.Append(token.Text);
        }

        Expect(">");
        try
        {
            return Signature.Parse(text.ToString());
        }
        catch (JsonataException e) when (e.Replace(null, position + e.Position))
        {
            throw;
        }
    }

    private Syntax Filter(Token op, Syntax left)
    {
        if (Accept("]"))
        {
            // An empty predicate means: stay an array, even with one value.
            var step = left;
            while (step is { Kind: SyntaxKind.Binary, Text: "[" }) step = step.Left!;
            step.KeepArray = true;
            return left;
        }

        var filter = new Syntax(SyntaxKind.Binary, op.Position) { Text = op.Text, Left = left, Right = Expression(0) };
        Expect("]", infix: true);
        return filter;
    }

    private Syntax OrderBy(Token op, Syntax left)
    {
        var sort = new Syntax(SyntaxKind.Binary, op.Position) { Text = op.Text, Left = left };
        Expect("(");
        do
        {
            var isDescending = token.Is(">");
            if (!Accept("<")) Accept(">");
            sort.Terms.Add((Expression(0), isDescending));
        }
        while (Accept(","));

        Expect(")");
        return sort;
    }

    private Syntax Assignment(Token op, Syntax left)
    {
        if (left.Kind != SyntaxKind.Variable) throw new JsonataException("S0212") { Position = left.Position, Token = left.Text };
        return new Syntax(SyntaxKind.Binary, op.Position) { Text = op.Text, Left = left, Right = Expression(BindingPower.Assignment - 1) };
    }

    private Syntax Binding(Token op, Syntax left)
    {
        var variable = Expression(BindingPower.Of(op.Text));
        if (variable.Kind != SyntaxKind.Variable) throw new JsonataException("S0214") { Position = variable.Position, Token = op.Text };
        return new Syntax(SyntaxKind.Binary, op.Position) { Text = op.Text, Left = left, Right = variable };
    }

    private Syntax Condition(Token op, Syntax left)
    {
        var condition = new Syntax(SyntaxKind.Condition, op.Position) { Text = op.Text, Left = left, Right = Expression(0) };
        if (Accept(":")) condition.Third = Expression(0);
        return condition;
    }

    private static Syntax Exists(Token op, Syntax value)
    {
        var call = new Syntax(SyntaxKind.Call, op.Position) { Text = "(", Left = new Syntax(SyntaxKind.Variable, op.Position) { Text = "exists" } };
        call.Items.Add(value);
        return call;
    }
}
