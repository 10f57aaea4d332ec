using System.Collections.Frozen;
using Portal.Languages.Data;
using Portal.Languages.StatesLanguage.States;

namespace Portal.Languages.StatesLanguage.Parsing;

/// <summary>What every type of state reads alike.</summary>
/// <param name="name">The state's name.</param>
/// <param name="fields">Its fields.</param>
/// <param name="depth">How many Parallel and Map states are around it.</param>
/// <param name="isExpress">Whether it runs in an Express execution.</param>
internal sealed class StateReader(string name, FieldReader fields, int depth, bool isExpress)
{
    private const long MostAttempts = 99_999_999;
    private const long LongestDelaySeconds = 31_622_400;

    private static readonly FrozenSet<string> RetrierFields =
        new[] { "ErrorEquals", "IntervalSeconds", "MaxAttempts", "BackoffRate", "MaxDelaySeconds", "JitterStrategy", "Comment" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> CatcherFields =
        new[] { "ErrorEquals", "Next", "ResultPath", "Output", "Assign", "Comment" }.ToFrozenSet(StringComparer.Ordinal);

    public string Name => name;

    public FieldReader Fields => fields;

    public bool IsExpress => isExpress;

    /// <summary>Notes fields that the type does not have; for types that lead on, also where Next and End do not say where to.</summary>
    public void Check(FrozenSet<string> allowed)
    {
        fields.Allow(allowed);
        if (!allowed.Contains("Next")) return;
        if (fields.Has("Next") && End) fields.AtMostOne("Next", "End");
        else if (!fields.Has("Next") && !End) fields.Context.Schema("This object should have only one of the following fields: [Next, End]", fields.Location);
    }

    public string? Next => fields.Text("Next");

    public bool End => (fields.Source["End"] as DataBoolean)?.Value == true;

    public IReadOnlyList<Retrier> Retry()
    {
        var entries = fields.Objects("Retry", mayBeEmpty: true);
        return [.. entries.Select((f, i) => Retrier(f, i == entries.Count - 1))];
    }

    public IReadOnlyList<Catcher> Catch()
    {
        var entries = fields.Objects("Catch", mayBeEmpty: true);
        return [.. entries.Select((f, i) => Catcher(f.WithStates(result: false, errorOutput: true), i == entries.Count - 1))];
    }

    /// <summary>A graph inside the state.</summary>
    public GraphReader Inner(FieldReader graph, bool runsAsExpress) => new(graph, depth + 1, runsAsExpress);

    private static Retrier Retrier(FieldReader entry, bool isLast)
    {
        entry.Allow(RetrierFields);
        return new Retrier
        {
            ErrorEquals = ErrorEquals(entry, isLast),
            IntervalSeconds = entry.Whole("IntervalSeconds", 0, ExpressionReader.MostSeconds) ?? 1,
            MaxAttempts = entry.Whole("MaxAttempts", 0, MostAttempts) ?? 3,
            BackoffRate = entry.Number("BackoffRate", 1, double.MaxValue) ?? 2,
            MaxDelaySeconds = entry.Whole("MaxDelaySeconds", 1, LongestDelaySeconds),
            HasJitter = entry.OneOf("JitterStrategy", "NONE", "FULL") == "FULL",
            Comment = entry.Text("Comment"),
        };
    }

    private static Catcher Catcher(FieldReader entry, bool isLast)
    {
        entry.Allow(CatcherFields);
        return new Catcher
        {
            ErrorEquals = ErrorEquals(entry, isLast),
            Next = entry.RequiredText("Next"),
            ResultPath = entry.ResultPath("ResultPath"),
            Output = entry.Template("Output"),
            Assign = entry.Assign(),
            Comment = entry.Text("Comment"),
        };
    }

    private static IReadOnlyList<string> ErrorEquals(FieldReader entry, bool isLast)
    {
        entry.Require("ErrorEquals");
        var names = entry.Texts("ErrorEquals");
        if (names.Contains(StatesErrorNames.All) && (names.Count > 1 || !isLast))
        {
            entry.Context.Schema("States.ALL must appear alone and at end of list", entry.Location.Field("ErrorEquals"));
        }

        return names;
    }
}
