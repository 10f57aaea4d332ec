using System.Net;
using System.Net.Mail;
using System.Text;

namespace Portal.Services.Notifications;

/// <summary>Sends a note as a plain-text mail. TLS by STARTTLS: https://www.rfc-editor.org/rfc/rfc3207</summary>
internal sealed class SmtpChannel(string name, ChannelOptions options) : NotificationChannel(name, options)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public override async Task SendAsync(Note note, CancellationToken cancellationToken)
    {
        using var mail = new MailMessage { From = new MailAddress(Options.From!), Subject = note.Headline, SubjectEncoding = Encoding.UTF8, Body = Body(note), BodyEncoding = Encoding.UTF8 };
        foreach (var to in Options.To) mail.To.Add(to);

        // Mail servers keep one of two mails with the same id.
        mail.Headers.Add("Message-ID", $"<{Uri.EscapeDataString(note.Key)}.{Name}@event-observatory>");
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        using var client = new SmtpClient(Options.Host, Options.Port) { EnableSsl = Options.StartTls };
        if (!string.IsNullOrEmpty(Options.UserName)) client.Credentials = new NetworkCredential(Options.UserName, Options.Password);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            await client.SendMailAsync(mail, limit.Token);
        }
        catch (SmtpException e)
        {
            throw new NotificationException($"The mail server refused it or cannot be reached ({e.StatusCode}).", e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new NotificationException($"The mail server did not answer within {Patience.TotalSeconds:0} seconds.", e);
        }
    }

    private static string Body(Note note) =>
        $"{note.Headline}\r\n\r\n{NotificationShapes.Facts(note)}\r\n\r\nOpen it to read what is asked and to answer:\r\n{note.Link.AbsoluteUri}\r\n";
}
