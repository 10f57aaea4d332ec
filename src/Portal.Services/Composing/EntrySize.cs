using System.Text;

namespace Portal.Services.Composing;

/// <summary>The size of an entry as EventBridge counts it.</summary>
/// <remarks>https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html#eb-putevent-size</remarks>
internal static class EntrySize
{
    /// <summary>Of all entries of a request together: 1 MB since January 2026, 256 KB before and still in some regions.</summary>
    public const int LargestRequest = 1_048_576;
    public const int FormerLargestRequest = 262_144;

    private const int TimeBytes = 14;

    public static int Of(EventDraft draft) =>
        (draft.Time is null ? 0 : TimeBytes) + Utf8(draft.Source) + Utf8(draft.DetailType) + Utf8(draft.Detail) + draft.Resources.Sum(Utf8);

    private static int Utf8(string text) => Encoding.UTF8.GetByteCount(text);
}
