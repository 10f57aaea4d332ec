using System.Globalization;
using System.Text;
using Portal.Languages.Data;

namespace Portal.Languages.Jsonata.Functions;

/// <summary>A replacement in which <c>$0</c> stands for the match, <c>$1</c> and so on for its groups, <c>$$</c> for a dollar: https://docs.jsonata.org/string-functions#replace</summary>
internal static class ReplacementTemplate
{
    public static string Fill(string template, FoundMatch match)
    {
        var filled = new StringBuilder();
        var position = 0;
        for (var dollar = template.IndexOf('$', StringComparison.Ordinal); dollar >= 0; dollar = position < template.Length ? template.IndexOf('$', position) : -1)
        {
            filled.Append(template, position, dollar - position);
            position = dollar + 1;
            var next = position < template.Length ? template[position] : '\0';
            if (next == '$')
            {
                filled.Append('$');
                position++;
            }
            else if (next == '0')
            {
                filled.Append(match.Text);
                position++;
            }
            else if (GroupNumber(template, position, match.Groups.Count) is { } number)
            {
                if (number > 0 && number <= match.Groups.Count && match.Groups[number - 1] is DataString group) filled.Append(group.Value);
                position += number.ToString(CultureInfo.InvariantCulture).Length;
            }
            else
            {
                filled.Append('$');
            }
        }

        return filled.Append(template, position, template.Length - position).ToString();
    }

    /// <summary>The number behind a dollar: of as many digits as there are groups to tell apart, of one less where it is too great.</summary>
    private static int? GroupNumber(string template, int position, int groups)
    {
        var digits = groups == 0 ? 1 : groups.ToString(CultureInfo.InvariantCulture).Length;
        var number = Read(template, position, digits);
        return digits > 1 && number > groups ? Read(template, position, digits - 1) : number;
    }

    private static int? Read(string template, int position, int digits)
    {
        var end = position;
        while (end < template.Length && end < position + digits && char.IsAsciiDigit(template[end])) end++;
        return end == position ? null : int.Parse(template.AsSpan(position, end - position), NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
