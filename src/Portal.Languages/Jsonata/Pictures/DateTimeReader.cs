using System.Text.RegularExpressions;
using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;

namespace Portal.Languages.Jsonata.Pictures;

/// <summary>Reads a date and time by a picture: https://docs.jsonata.org/date-time-functions#tomillis</summary>
internal static class DateTimeReader
{
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    /// <returns>Milliseconds since 1970; null where the text does not fit the picture.</returns>
    /// <exception cref="JsonataException">The picture is none, or lacks something between its parts (D3136).</exception>
    public static double? Read(string text, string picture, Run run)
    {
        var parts = DateTimePicture.Parse(picture, run.Dialect).Select(p => DatePartMatcher.For(p, run.Dialect)).ToList();
        var pattern = "^" + string.Concat(parts.Select(p => $"({p.Pattern})")) + @"\z";
        Match match;
        try
        {
            match = Regex.Match(text, pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, MatchTimeout);
        }
        catch (RegexMatchTimeoutException)
        {
            throw new JsonataException("D1012") { Sentence = $"Evaluation timeout after {(long)MatchTimeout.TotalMilliseconds} milliseconds." };
        }

        if (!match.Success) return null;
        var found = new DateParts();
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i].Parse is { } parse) found[parts[i].Component] = parse(match.Groups[i + 1].Value);
        }

        return found.IsEmpty ? null : found.ToInstant(run.Now.ToUnixTimeMilliseconds());
    }
}
