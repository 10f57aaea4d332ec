namespace Portal.Languages.Jsonata.Parsing;

/// <summary>What may start an expression.</summary>
internal sealed partial class SyntaxParser
{
    private Syntax Prefix(Token first) => first.Kind switch
    {
        TokenKind.End => new Syntax(SyntaxKind.End, first.Position) { Text = first.Text },
        TokenKind.Name => new Syntax(SyntaxKind.Name, first.Position) { Text = first.Text },
        TokenKind.Variable => new Syntax(SyntaxKind.Variable, first.Position) { Text = first.Text },
        TokenKind.String => new Syntax(SyntaxKind.String, first.Position) { Text = first.Text, Literal = first.Literal },
        TokenKind.Number => new Syntax(SyntaxKind.Number, first.Position) { Text = first.Text, Literal = first.Literal },
        TokenKind.Value => new Syntax(SyntaxKind.Value, first.Position) { Text = first.Text, Literal = first.Literal },
        TokenKind.Regex => new Syntax(SyntaxKind.Regex, first.Position) { Text = first.Text, Pattern = first.Pattern },
        _ => PrefixOperator(first),
    };

    private Syntax PrefixOperator(Token op) => op.Text switch
    {
        "and" or "or" or "in" => new Syntax(SyntaxKind.Operator, op.Position) { Text = op.Text },
        "*" => new Syntax(SyntaxKind.Wildcard, op.Position) { Text = op.Text },
        "**" => new Syntax(SyntaxKind.Descendants, op.Position) { Text = op.Text },
        "%" => new Syntax(SyntaxKind.Parent, op.Position) { Text = op.Text },
        "-" => new Syntax(SyntaxKind.Negation, op.Position) { Text = op.Text, Left = Expression(BindingPower.Negation) },
        "(" => Block(op),
        "[" => Array(op),
        "{" => new Syntax(SyntaxKind.Object, op.Position) { Text = op.Text, Pairs = Pairs() },
        "|" => Transform(op),
        _ => throw op.Unexpected("S0211"),
    };

    private Syntax Block(Token op)
    {
        var block = new Syntax(SyntaxKind.Block, op.Position) { Text = op.Text };
        while (!token.Is(")"))
        {
            block.Items.Add(Expression(0));
            if (!Accept(";")) break;
        }

        Expect(")", infix: true);
        return block;
    }

    private Syntax Array(Token op)
    {
        var array = new Syntax(SyntaxKind.Array, op.Position) { Text = op.Text };
        if (!token.Is("]"))
        {
            do array.Items.Add(Item());
            while (Accept(","));
        }

        Expect("]", infix: true);
        return array;
    }

    private Syntax Item()
    {
        var item = Expression(0);
        var position = token.Position;
        return Accept("..") ? new Syntax(SyntaxKind.Binary, position) { Text = "..", Left = item, Right = Expression(0) } : item;
    }

    private List<(Syntax Key, Syntax Value)> Pairs()
    {
        var pairs = new List<(Syntax, Syntax)>();
        if (!token.Is("}"))
        {
            do
            {
                var key = Expression(0);
                Expect(":");
                pairs.Add((key, Expression(0)));
            }
            while (Accept(","));
        }

        Expect("}", infix: true);
        return pairs;
    }

    private Syntax Transform(Token op)
    {
        var transform = new Syntax(SyntaxKind.Transform, op.Position) { Text = op.Text, Left = Expression(0) };
        Expect("|");
        transform.Right = Expression(0);
        if (Accept(",")) transform.Third = Expression(0);
        Expect("|");
        return transform;
    }
}
