using Portal.Languages.Data;

namespace Portal.Services.Approvals.Tokens;

/// <summary>The entries of a putEvents state as its definition writes them, held against an event that may come from one of them.</summary>
internal static class PutEventsEntries
{
    /// <summary>The state's token in the event's detail; null where the event is none of the state's, or carries none.</summary>
    public static TaskToken? FindToken(WaitingState state, string source, string detailType, DataValue detail)
    {
        if (!state.Resource.Contains(":events:putEvents", StringComparison.Ordinal)) return null;
        foreach (var place in state.Places)
        {
            // Entries, the entry's index, Detail, and then the way within the detail.
            if (place.Path is not ["Entries", int index, "Detail", ..]) continue;
            if (Fits(state, index, "Source", source) && Fits(state, index, "DetailType", detailType) && place.FindIn(detail, 3) is { } token) return token;
        }

        return null;
    }

    /// <summary>True where the entry's field is this text, or is only known at run time.</summary>
    private static bool Fits(WaitingState state, int index, string field, string value)
    {
        var payload = state.Source.GetObject("Parameters") ?? state.Source.GetObject("Arguments");
        var entry = payload?.GetArray("Entries") is { } entries && index < entries.Count ? entries[index] as DataObject : null;
        var written = entry?.GetString(field);
        return written is null || written.StartsWith("{%", StringComparison.Ordinal) || written == value;
    }
}
