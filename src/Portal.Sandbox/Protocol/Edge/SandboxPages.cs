using Microsoft.AspNetCore.Http;
using Portal.Languages.Data;

namespace Portal.Sandbox.Protocol.Edge;

/// <summary>What a GET finds: the health of the sandbox, and a hint for whoever opens its address in a browser.</summary>
internal static class SandboxPages
{
    public const string HealthPath = "/_sandbox/health";

    public static async Task HandleAsync(HttpContext context, OperationTable operations, IEnumerable<ISandboxPage> pages)
    {
        var (status, type, text) = pages.FirstOrDefault(p => p.Handles(context.Request)) is { } page
            ? await page.GetAsync(context.Request, context.RequestAborted)
            : Own(context, operations);
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        context.Response.Headers["X-Content-Type-Options"] = "nosniff";
        await context.Response.WriteAsync(text, context.RequestAborted);
    }

    private static SandboxPage Own(HttpContext context, OperationTable operations)
    {
        var (status, type, text) = context.Request.Path.Value switch
        {
            HealthPath => (StatusCodes.Status200OK, "application/json", Health(operations)),
            "/" => (StatusCodes.Status200OK, "text/plain", "This is the endpoint of a local sandbox for Amazon EventBridge and AWS Step Functions.\nPoint an AWS client at it, for example: aws --endpoint-url http://" + context.Request.Host.Value + " events list-event-buses\n"),
            _ => (StatusCodes.Status404NotFound, "text/plain", "There is nothing here. AWS clients POST to /.\n"),
        };
        return new SandboxPage(status, type, text);
    }

    private static string Health(OperationTable operations) => new DataObjectBuilder
    {
        ["status"] = "ok",
        ["services"] = new DataArray([.. operations.Services.Select(s => (DataValue)s.Name)]),
    }.Build().ToJson();
}
