namespace Portal.Services.Notifications;

/// <summary>The address of an approval's page as somebody outside of the portal needs it. Its id is random and no secret worth more than the page's own sign-in.</summary>
public static class ApprovalLink
{
    /// <param name="publicUrl">Where people reach the portal.</param>
    /// <param name="waitId">The wait's own id; never a token.</param>
    public static Uri For(Uri publicUrl, string waitId, string connection) =>
        new($"{publicUrl.AbsoluteUri.TrimEnd('/')}/approvals/{Uri.EscapeDataString(waitId)}?connection={Uri.EscapeDataString(connection)}");
}
