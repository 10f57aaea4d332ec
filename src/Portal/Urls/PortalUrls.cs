namespace Portal.Urls;

/// <summary>
/// Builds the link of every page. A link names the connection it is about, unless that is the default one, so that it can be
/// sent to somebody who looks at another account just now.
/// </summary>
/// <param name="connection">The connection's name; null for the default connection.</param>
public sealed partial class PortalUrls(string? connection)
{
    /// <summary>The query parameter that names the connection.</summary>
    public const string ConnectionParameter = "connection";

    /// <summary>The connection the links are about; null for the default one.</summary>
    public string? Connection { get; } = connection;

    public string Overview() => Page(PageRoutes.Overview);

    public string Approvals(string? view = null) => With(new UrlBuilder(PageRoutes.Approvals).Query("view", view));

    /// <param name="id">The approval's own id, which is no secret; never a task token.</param>
    public string Approval(string id) => With(new UrlBuilder(PageRoutes.Approvals).Segment(id));

    /// <summary>The report of waits that want looking after.</summary>
    public string StuckWaits() => Page(PageRoutes.StuckWaits);

    public string Audit(string? text = null) => With(new UrlBuilder(PageRoutes.Audit).Query("q", text));

    public string AccessFindings(string? text = null) => With(new UrlBuilder(PageRoutes.AccessFindings).Query("q", text));

    public string Stacks() => Page(PageRoutes.Stacks);

    public string Stack(string name) => With(new UrlBuilder(PageRoutes.Stacks).Segment(name));

    public string Connections() => Page(PageRoutes.Connections);

    private string Page(string path) => With(new UrlBuilder(path));

    private string With(UrlBuilder url) => url.Query(ConnectionParameter, Connection).ToString();
}
