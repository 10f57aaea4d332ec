namespace Portal.Sandbox.Logs.Filtering;

/// <summary>Which log lines somebody wants: words, JSON conditions, or fields between spaces.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html</remarks>
internal abstract class FilterPattern
{
    private const int Longest = 1024;

    public abstract bool Matches(string message);

    /// <exception cref="Identity.AwsFault">The text is no pattern.</exception>
    public static FilterPattern Parse(string? text)
    {
        if (text?.Length > Longest) throw LogFaults.Constraint(text, "filterPattern", $"Member must have length less than or equal to {Longest}");
        var trimmed = text?.Trim() ?? "";
        try
        {
            return trimmed switch
            {
                "" => new EveryLine(),
                ['{', .., '}'] => new JsonPattern(new ConditionParser(trimmed[1..^1]).ParseAll()),
                ['[', .., ']'] => FieldPattern.Parse(trimmed[1..^1]),
                _ => TermPattern.Parse(trimmed),
            };
        }
        catch (FormatException e)
        {
            throw LogFaults.Invalid("Invalid filter pattern: " + e.Message);
        }
    }

    private sealed class EveryLine : FilterPattern
    {
        public override bool Matches(string message) => true;
    }
}
