namespace Portal.Sandbox.Protocol.Edge;

/// <summary>What an Authorization header says about the caller: <c>Credential=KEY/20260131/us-east-1/events/aws4_request</c>.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html</remarks>
internal readonly record struct CredentialScope(string AccessKey, string Date, string Region, string Service)
{
    private const string Marker = "Credential=";
    private const int LongestPart = 128;

    /// <summary>Null where the header is missing or says no such thing.</summary>
    public static CredentialScope? Parse(string? authorization)
    {
        if (authorization is null || !authorization.StartsWith("AWS4-", StringComparison.Ordinal)) return null;
        var at = authorization.IndexOf(Marker, StringComparison.Ordinal);
        if (at < 0) return null;
        var text = authorization.AsSpan(at + Marker.Length);
        var end = text.IndexOfAny(',', ' ');
        if (end >= 0) text = text[..end];
        Span<Range> parts = stackalloc Range[6];
        if (text.Split(parts, '/') != 5) return null;
        for (var i = 0; i < 5; i++)
        {
            if (!IsPlain(text[parts[i]])) return null;
        }

        return new CredentialScope(text[parts[0]].ToString(), text[parts[1]].ToString(), text[parts[2]].ToString(), text[parts[3]].ToString());
    }

    /// <summary>Region and account become parts of ARNs and of keys: nothing but names may pass.</summary>
    private static bool IsPlain(ReadOnlySpan<char> part)
    {
        if (part.IsEmpty || part.Length > LongestPart) return false;
        foreach (var c in part)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_')) return false;
        }

        return true;
    }
}
