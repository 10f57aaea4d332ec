using System.Globalization;

namespace Portal.Components.Pages.Execution;

/// <summary>The iterations of Map states that are looked at, as the address has them: <c>Open%20accounts~4,Notify~0</c>.</summary>
public static class MapPicks
{
    public static IReadOnlyDictionary<string, int> Read(string? value)
    {
        var picks = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var part in value?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            var at = part.LastIndexOf('~');
            if (at > 0 && int.TryParse(part.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index)) picks[Uri.UnescapeDataString(part[..at])] = index;
        }

        return picks;
    }

    /// <param name="index">Null: all iterations of that state.</param>
    /// <returns>Null where nothing is picked.</returns>
    public static string? Write(IReadOnlyDictionary<string, int> picks, string state, int? index)
    {
        var all = picks.Where(p => p.Key != state).ToList();
        if (index is { } picked) all.Add(new(state, picked));
        return all.Count == 0 ? null : string.Join(',', all.Select(p => $"{Uri.EscapeDataString(p.Key)}~{p.Value.ToString(CultureInfo.InvariantCulture)}"));
    }
}
