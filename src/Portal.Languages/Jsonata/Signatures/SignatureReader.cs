using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;

namespace Portal.Languages.Jsonata.Signatures;

/// <summary>Reads a signature's text, one letter at a time. What stands after the colon, the result's type, says nothing to an evaluator.</summary>
internal static class SignatureReader
{
    /// <summary>More than anybody writes by hand; the matching takes time and room by their number.</summary>
    private const int MostParameters = 100;

    private const string Anything = "asnblfom";
    private const string AnyData = "asnblom";

    public static Signature Read(string text)
    {
        var parameters = new List<SignatureParameter>();
        for (var at = 1; at < text.Length && text[at] != ':'; at++)
        {
            var last = parameters.Count > 0 ? parameters[^1] : null;
            switch (text[at])
            {
                case 's' or 'n' or 'b' or 'l' or 'o' or 'a' or 'f' or 'j' or 'x':
                    parameters.Add(new SignatureParameter { Type = text[at].ToString(), Types = TypesOf(text[at]) });
                    break;
                case '-' when last is not null:
                    last.TakesContext = true;
                    break;
                case '?' when last is not null:
                    last.IsOptional = true;
                    break;
                case '+' when last is not null:
                    last.IsRepeated = true;
                    break;
                case '(':
                    var choiceEnd = Closing(text, at, '(', ')');
                    var choice = text[(at + 1)..choiceEnd];
                    if (choice.Contains('<', StringComparison.Ordinal)) throw new JsonataException("S0402") { Position = at, Value = choice };
                    parameters.Add(new SignatureParameter { Type = $"({choice})", Types = choice + "m" });
                    at = choiceEnd;
                    break;
                case '<':
                    if (last?.Type is not ("a" or "f")) throw new JsonataException("S0401") { Position = at, Value = last is null ? null : new DataString(last.Type) };
                    var end = Closing(text, at, '<', '>');
                    last.ItemType = text[(at + 1)..end];
                    at = end;
                    break;
                default:
                    break;
            }
        }

        if (parameters.Count > MostParameters) throw new JsonataException("S0402") { Position = text.Length };
        return new Signature([.. parameters]);
    }

    private static string TypesOf(char type) => type switch
    {
        'a' or 'x' => Anything,
        'j' => AnyData,
        'f' => "f",
        _ => type + "m",
    };

    /// <summary>Where the bracket that opens at a place closes; the text's end where it never does.</summary>
    private static int Closing(string text, int openAt, char open, char close)
    {
        var depth = 1;
        for (var at = openAt + 1; at < text.Length; at++)
        {
            if (text[at] == open) depth++;
            if (text[at] == close && --depth == 0) return at;
        }

        return text.Length;
    }
}
