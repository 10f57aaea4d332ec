using System.Globalization;
using System.Text;

namespace Portal.Urls;

/// <summary>A path with its query. Values that are null or empty are left out, so that a link says no more than it must.</summary>
internal struct UrlBuilder
{
    private readonly StringBuilder text;
    private bool hasQuery;

    public UrlBuilder(string path) => text = new StringBuilder(path);

    /// <summary>Adds a path segment; what a segment must not hold is escaped, but not the colons of an ARN.</summary>
    public readonly UrlBuilder Segment(string value)
    {
        text.Append('/').Append(Uri.EscapeDataString(value).Replace("%3A", ":", StringComparison.Ordinal));
        return this;
    }

    public UrlBuilder Query(string name, string? value)
    {
        if (string.IsNullOrEmpty(value)) return this;
        text.Append(hasQuery ? '&' : '?').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        hasQuery = true;
        return this;
    }

    public UrlBuilder Query(string name, DateTimeOffset? value) =>
        Query(name, value?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture));

    public UrlBuilder Query(string name, IEnumerable<string>? values) => Query(name, values is null ? null : string.Join(',', values));

    public override readonly string ToString() => text.ToString();
}
