using System.Globalization;
using System.Text.RegularExpressions;
using Portal.Languages.Data;

namespace Portal.Services.Approvals.Declarations;

/// <summary>Holds what was typed into a form against its fields, and writes it with the types that the schema asks for.</summary>
public static class FormCheck
{
    /// <summary>What is wrong with a field's text, and what would be right; null where it fits.</summary>
    public static string? Problem(FormField field, string? typed)
    {
        var text = typed?.Trim() ?? "";
        if (text.Length == 0) return field.Required && field.Kind != FormFieldKind.Truth ? $"{field.Label} is needed." : null;
        if (field.Choices.Count > 0 && !field.Choices.Contains(text)) return $"{field.Label} must be one of {string.Join(", ", field.Choices)}.";
        return field.Kind switch
        {
            FormFieldKind.Integer when !long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) => $"{field.Label} must be a whole number.",
            FormFieldKind.Integer or FormFieldKind.Number => NumberProblem(field, text),
            FormFieldKind.Truth => text is "true" or "false" ? null : $"{field.Label} must be true or false.",
            FormFieldKind.Date => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? null : $"{field.Label} must be a date such as 2026-01-31.",
            _ => TextProblem(field, text),
        };
    }

    /// <summary>The form as JSON. Fields that were left empty are left out; a truth value that was not touched is false.</summary>
    /// <param name="form">The fields.</param>
    /// <param name="typed">By name.</param>
    internal static DataObject Write(IReadOnlyList<FormField> form, IReadOnlyDictionary<string, string> typed)
    {
        var values = new DataObjectBuilder(form.Count);
        foreach (var field in form)
        {
            var text = typed.GetValueOrDefault(field.Name)?.Trim() ?? "";
            if (field.Kind == FormFieldKind.Truth) values.Set(field.Name, text == "true");
            else if (text.Length > 0) values.Set(field.Name, field.Kind is FormFieldKind.Integer or FormFieldKind.Number ? DataValue.Parse(Number(text)) : new DataString(text));
        }

        return values.Build();
    }

    private static string? NumberProblem(FormField field, string text)
    {
        if (!double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return $"{field.Label} must be a number.";
        if (number < field.Minimum) return string.Create(CultureInfo.InvariantCulture, $"{field.Label} must be at least {field.Minimum}.");
        return number > field.Maximum ? string.Create(CultureInfo.InvariantCulture, $"{field.Label} must be at most {field.Maximum}.") : null;
    }

    private static string? TextProblem(FormField field, string text)
    {
        if (text.Length < field.MinLength) return $"{field.Label} must have at least {field.MinLength} characters.";
        if (text.Length > field.MaxLength) return $"{field.Label} must have at most {field.MaxLength} characters.";
        return field.Pattern is { } pattern && !Regex.IsMatch(text, pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant) ? $"{field.Label} must look like {pattern}." : null;
    }

    /// <summary>JSON knows neither a leading plus nor a leading point or zero.</summary>
    private static string Number(string text) => decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var exact)
        ? exact.ToString(CultureInfo.InvariantCulture)
        : double.Parse(text, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture);
}
