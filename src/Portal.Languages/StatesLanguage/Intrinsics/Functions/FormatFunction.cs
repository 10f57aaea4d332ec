using System.Text;
using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.Evaluation;

namespace Portal.Languages.StatesLanguage.Intrinsics.Functions;

/// <summary>A template in which each <c>{}</c> is replaced by the next argument.</summary>
internal sealed class FormatFunction : IntrinsicFunction
{
    public override string Name => "States.Format";

    private const string CountDiffers = ": number of arguments do not match the occurrences of {}.";

    public override DataValue? Call(IReadOnlyList<DataValue> arguments, EvaluationScope scope) => Fill(arguments).Text is { } text ? new DataString(text) : null;

    public override string Complaint(IReadOnlyList<DataValue> arguments) =>
        Fill(arguments).Complaint is { } complaint ? complaint : base.Complaint(arguments);

    private (string? Text, string? Complaint) Fill(IReadOnlyList<DataValue> arguments)
    {
        if (arguments.Count == 0 || arguments[0] is not DataString template) return (null, null);
        var text = new StringBuilder();
        var next = 1;
        for (var i = 0; i < template.Value.Length; i++)
        {
            var c = template.Value[i];
            if (c == '\\' && i + 1 < template.Value.Length && template.Value[i + 1] is '{' or '}' or '\\' or '\'')
            {
                text.Append(template.Value[++i]);
            }
            else if (c == '{')
            {
                if (i + 1 >= template.Value.Length || template.Value[i + 1] != '}') return (null, NoMatch('}', '{'));
                i++;
                if (next == arguments.Count) return (null, base.Complaint(arguments) + CountDiffers);
                text.Append(JavaText.Of(arguments[next++]));
            }
            else if (c == '}')
            {
                return (null, NoMatch('{', '}'));
            }
            else
            {
                text.Append(c);
            }
        }

        return next == arguments.Count ? (text.ToString(), null) : (null, base.Complaint(arguments) + CountDiffers);
    }

    private string NoMatch(char missing, char found) => $"Invalid template in {Name}: matching '{missing}' not found for '{found}'.";
}
