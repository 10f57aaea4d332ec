using Microsoft.AspNetCore.Http;

namespace Portal.Sandbox.Protocol.Edge;

/// <summary>Something that a GET finds at the sandbox.</summary>
internal interface ISandboxPage
{
    bool Handles(HttpRequest request);

    Task<SandboxPage> GetAsync(HttpRequest request, CancellationToken cancellationToken);
}

/// <param name="Status">HTTP status.</param>
/// <param name="ContentType">Never a page that a browser would run.</param>
/// <param name="Text">The content.</param>
internal readonly record struct SandboxPage(int Status, string ContentType, string Text);
