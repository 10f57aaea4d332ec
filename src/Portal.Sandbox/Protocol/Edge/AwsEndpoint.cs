using System.Buffers;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Portal.Languages.Data;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Protocol.Edge;

/// <summary>The AWS wire: finds the operation a request means, calls it, and writes its answer or its fault.</summary>
/// <remarks>
/// A page in a browser cannot reach it: what names the operation (X-Amz-Target, or an Authorization header) needs a CORS preflight,
/// which is never granted, and a request that carries an Origin is refused.
/// </remarks>
internal sealed class AwsEndpoint(OperationTable operations, HostFilter hosts, SandboxOptions options, IEnumerable<ISandboxPage> pages, ILogger<AwsEndpoint> log)
{
    private const string TargetHeader = "X-Amz-Target";

    public Task HandleAsync(HttpContext context)
    {
        if (!hosts.Allows(context.Request.Host.Host)) return RefuseAsync(context, "The sandbox does not answer to this host name. Add it to Portal__Sandbox__AllowedHosts.");
        if (context.Request.Headers.ContainsKey("Origin")) return RefuseAsync(context, "The sandbox does not answer pages of browsers.");
        return HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)
            ? SandboxPages.HandleAsync(context, operations, pages)
            : CallAsync(context);
    }

    private async Task CallAsync(HttpContext context)
    {
        var request = context.Request;
        var requestId = Guid.NewGuid().ToString();
        context.Response.Headers["x-amzn-RequestId"] = requestId;
        var form = WireForm.Json;
        AwsService? service = null;
        var answer = new ArrayBufferWriter<byte>(512);
        try
        {
            var credential = CredentialScope.Parse(request.Headers.Authorization);
            IAwsOperation operation;
            DataObject input;
            using (var body = await RequestBody.ReadAsync(request, context.RequestAborted))
            {
                if (request.Headers.TryGetValue(TargetHeader, out var target))
                {
                    service = operations.ServiceOf(target.ToString());
                    operation = operations.TryFindTarget(target.ToString(), out var found) ? found : throw Unknown(target.ToString());
                    input = form.Read(body.Bytes);
                }
                else
                {
                    form = WireForm.OfForm(credential?.Service);
                    service = operations.Services.FirstOrDefault(s => s.Name == credential?.Service);
                    (operation, input) = FromForm(credential, form, body.Bytes);
                }
            }

            service = operation.Service;
            var call = new OperationCall(ScopeOf(credential), input, requestId, new Uri($"{request.Scheme}://{request.Host.Value}"));
            form.WriteAnswer(answer, operation, await operation.InvokeAsync(call, context.RequestAborted), requestId);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Exception e)
        {
            var fault = e as AwsFault ?? Internal(e, requestId);
            context.Response.StatusCode = fault.Status;
            if (service == AwsService.Sqs) context.Response.Headers["x-amzn-query-error"] = $"{fault.QueryCode ?? fault.Code};{(fault.Status >= 500 ? "Receiver" : "Sender")}";
            answer.ResetWrittenCount();
            form.WriteFault(answer, service, fault, requestId);
        }

        context.Response.ContentType = form.ContentType(service);
        context.Response.ContentLength = answer.WrittenCount;
        await context.Response.Body.WriteAsync(answer.WrittenMemory, context.RequestAborted);
    }

    private (IAwsOperation Operation, DataObject Input) FromForm(CredentialScope? credential, WireForm form, ReadOnlySpan<byte> body)
    {
        if (credential is not { } signed) throw new AwsFault("MissingAuthenticationToken", "The request has neither an X-Amz-Target header nor an Authorization header of Signature Version 4.", StatusCodes.Status403Forbidden);
        var input = form.Read(body);
        var action = input.GetString("Action") ?? throw new AwsFault("MissingAction", "The request names no Action.");
        return operations.TryFindName(signed.Service, action, out var operation) && (operation.Service.Protocol == AwsProtocol.Query || operation.Service == AwsService.Sqs)
            ? (operation, input.Without("Action").Without("Version"))
            : throw new AwsFault("InvalidAction", $"The sandbox has no operation {action} of the service {signed.Service}.");
    }

    /// <summary>By the convention of local endpoints an access key of twelve digits is an account.</summary>
    private ResourceScope ScopeOf(CredentialScope? credential) => credential is not { } signed
        ? new ResourceScope(options.AccountId, options.Region)
        : new ResourceScope(AccessKeys.AccountOf(signed.AccessKey) ?? options.AccountId, signed.Region);

    private static AwsFault Unknown(string target) => new("UnknownOperationException", $"The sandbox has no operation {target}.");

    private AwsFault Internal(Exception e, string requestId)
    {
        log.LogError(e, "Request {RequestId} failed", requestId);
        // A disk that refuses says so; anything else is a bug, of which only the log should speak.
        return new AwsFault("InternalFailure", e is IOException ? e.Message : string.Create(CultureInfo.InvariantCulture, $"The sandbox failed; see its log for request {requestId}."), StatusCodes.Status500InternalServerError);
    }

    private static async Task RefuseAsync(HttpContext context, string why)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/plain";
        await context.Response.WriteAsync(why, context.RequestAborted);
    }
}
