using Portal.Services.Observatory.Tracing;

namespace Portal.Components.Pages.Trace;

/// <summary>A trace as the lines of a waterfall: which are open, and where each bar begins and ends.</summary>
public sealed class TraceRows
{
    /// <summary>A loop's later rounds are folded at first: they look like the ones before.</summary>
    private const int RoundsOpen = 2;

    /// <summary>An execution with more states is folded at first, unless it is the one that was asked for.</summary>
    private const int StatesOpen = 40;

    private readonly HashSet<string> turned = new(StringComparer.Ordinal);
    private Services.Observatory.Tracing.Trace? shaped;
    private HashSet<string> folded = [];

    public IReadOnlyList<TraceRow> Rows { get; private set; } = [];

    public DateTimeOffset Start { get; private set; }

    /// <summary>From the first beginning to the last end.</summary>
    public TimeSpan Length { get; private set; } = TimeSpan.FromMilliseconds(1);

    /// <param name="now">Where what goes on ends for now.</param>
    public void Take(Services.Observatory.Tracing.Trace trace, DateTimeOffset now)
    {
        shaped = trace;
        var above = trace.Spans.ToDictionary(s => s.Id, s => s.ParentId, StringComparer.Ordinal);
        var way = new HashSet<string>(StringComparer.Ordinal);
        for (var at = above.GetValueOrDefault(trace.StartId); at is not null; at = above.GetValueOrDefault(at)) way.Add(at);
        var states = trace.Spans.Where(s => s is { Kind: TraceSpanKind.State, ParentId: not null }).CountBy(s => s.ParentId!).ToDictionary(StringComparer.Ordinal);
        folded = [.. trace.Spans.Where(s => !way.Contains(s.Id) && s.Id != trace.StartId && ((s.LoopOf is not null && s.Round > RoundsOpen) || states.GetValueOrDefault(s.Id) > StatesOpen)).Select(s => s.Id)];
        Start = trace.Spans.Count == 0 ? now : trace.Spans.Min(s => s.From);
        var end = trace.Spans.Count == 0 ? now : trace.Spans.Max(s => s.To ?? (GoesOn(s) ? now : s.From));
        Length = end - Start > TimeSpan.FromMilliseconds(1) ? end - Start : TimeSpan.FromMilliseconds(1);
        Rebuild(end);
    }

    public void Toggle(string id)
    {
        if (!turned.Remove(id)) turned.Add(id);
        Rebuild(Start + Length);
    }

    /// <summary>Opens or folds a line; nothing happens where it is so already.</summary>
    public void Set(TraceRow row, bool open)
    {
        if (row.CanOpen && row.IsOpen != open) Toggle(row.Span.Id);
    }

    private void Rebuild(DateTimeOffset end)
    {
        var rows = new List<TraceRow>();
        var spans = shaped?.Spans ?? [];
        for (var i = 0; i < spans.Count;)
        {
            var span = spans[i];
            var last = i + 1;
            while (last < spans.Count && spans[last].Depth > span.Depth) last++;
            var open = folded.Contains(span.Id) == turned.Contains(span.Id);
            var to = span.To ?? (GoesOn(span) ? end : span.From);
            rows.Add(new TraceRow(span, Part(span.From), Part(to), last - i - 1, open, GoesOn(span) || span.To is not null ? to - span.From : null));
            i = open ? i + 1 : last;
        }

        Rows = rows;
    }

    private double Part(DateTimeOffset at) => Math.Clamp((at - Start) / Length, 0, 1);

    private static bool GoesOn(TraceSpan span) => span is { To: null, Status: TraceStatus.Running or TraceStatus.Waiting };
}

/// <param name="From">Where the bar begins, as a part of the whole: 0 to 1.</param>
/// <param name="Below">How many spans lie below it, at any depth.</param>
/// <param name="Took">Null where the end is not known.</param>
public sealed record TraceRow(TraceSpan Span, double From, double To, int Below, bool IsOpen, TimeSpan? Took)
{
    public bool CanOpen => Below > 0;
}
