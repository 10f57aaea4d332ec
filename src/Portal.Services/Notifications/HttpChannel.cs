using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Portal.Languages.Data;

namespace Portal.Services.Notifications;

/// <summary>Posts a note as JSON. Redirects are not followed, and what comes back is not read.</summary>
internal sealed class HttpChannel(string name, ChannelOptions options, Func<Note, DataObject> shape, HttpMessageInvoker http) : NotificationChannel(name, options)
{
    /// <summary>For receivers that want to take each note once.</summary>
    public const string DeliveryHeader = "X-Observatory-Delivery";
    public const string SignatureHeader = "X-Observatory-Signature";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public override async Task SendAsync(Note note, CancellationToken cancellationToken)
    {
        var body = Encoding.UTF8.GetBytes(shape(note).ToJson());
        using var request = new HttpRequestMessage(HttpMethod.Post, Options.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        request.Headers.TryAddWithoutValidation(DeliveryHeader, note.Key);
        if (!string.IsNullOrEmpty(Options.Secret))
            request.Headers.TryAddWithoutValidation(SignatureHeader, "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Options.Secret), body)));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            using var answer = await http.SendAsync(request, limit.Token);
            if (!answer.IsSuccessStatusCode) throw new NotificationException($"The receiver answered {(int)answer.StatusCode}.");
        }
        catch (HttpRequestException e)
        {
            throw new NotificationException($"The receiver cannot be reached ({e.HttpRequestError}).", e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new NotificationException($"The receiver did not answer within {Patience.TotalSeconds:0} seconds.", e);
        }
    }
}
