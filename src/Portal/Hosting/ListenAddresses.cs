using System.Net;

namespace Portal.Hosting;

/// <summary>Where the portal listens. Without a sign-in that is loopback only.</summary>
internal static class ListenAddresses
{
    public const string Default = "http://localhost:5080";

    /// <exception cref="StartupRefusal">An address is not loopback and nothing guards it.</exception>
    public static void Check(string urls, bool allowNetworkAccess)
    {
        if (allowNetworkAccess) return;
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (IsLoopback(url)) continue;
            throw new StartupRefusal(
                $"The portal has no sign-in yet, and {url} can be reached from other machines: whoever opens it could approve. " +
                $"Listen on loopback (ASPNETCORE_URLS={Default}), or, where something else guards the address, set Portal__AllowNetworkAccess=true.");
        }
    }

    internal static bool IsLoopback(string url)
    {
        var address = BindingAddress.Parse(url);
        if (address.IsUnixPipe) return true;
        return string.Equals(address.Host, "localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
    }
}
