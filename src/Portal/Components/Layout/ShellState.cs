using Portal.Components.Controls;
using Portal.Services.Aws;
using Portal.Urls;

namespace Portal.Components.Layout;

/// <summary>Where this tab is: the connection and the place, both read from the address.</summary>
public sealed class ShellState(IConnections connections)
{
    /// <summary>Every connection there is.</summary>
    public IReadOnlyList<Connection> Connections => connections.All;

    /// <summary>The connection the page is about; null where there is none.</summary>
    public Connection? Connection { get; private set; }

    /// <summary>The links of this connection.</summary>
    public PortalUrls Urls { get; private set; } = new(null);

    public NavPlace? Place { get; private set; }

    /// <summary>Path and query of the page, for links that stay on it.</summary>
    public string RelativeAddress { get; private set; } = "/";

    /// <summary>Why no page can be shown; null where one can.</summary>
    public ProblemText? Problem { get; private set; }

    /// <summary>The overview of the default connection.</summary>
    public string DefaultAddress => new PortalUrls(null).Overview();

    /// <summary>Takes over a new address.</summary>
    public void Follow(string address)
    {
        var uri = new Uri(address);
        RelativeAddress = uri.PathAndQuery;
        Place = NavSections.Of(uri.AbsolutePath);
        var wanted = QueryValue(uri.Query, PortalUrls.ConnectionParameter);
        var found = wanted is null ? connections.Default : connections.Find(wanted);
        Problem = (wanted, found) switch
        {
            ({ } id, null) => new ProblemText("Unknown connection", $"This portal has no connection '{id}'.", "Choose another one above, or add it under Portal:Connections in the configuration."),
            (null, null) => new ProblemText("No connection", "The sandbox is switched off, and no AWS account is configured.", "Switch the sandbox on (Portal:Sandbox), or name a profile and region under Portal:Connections."),
            _ => null,
        };
        if (found?.Id == Connection?.Id && found is not null) return;
        Connection = found;
        Urls = UrlsOf(found);
    }

    /// <summary>The links of another connection.</summary>
    public PortalUrls UrlsOf(Connection? connection) => new(connection is null || connection.Id == connections.Default?.Id ? null : connection.Id);

    private static string? QueryValue(string query, string name)
    {
        foreach (var pair in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && pair.AsSpan(0, equals).SequenceEqual(name)) return Uri.UnescapeDataString(pair[(equals + 1)..]);
        }

        return null;
    }
}
