using System.Net;
using System.Net.Sockets;
using Portal.Sandbox.Outbound;
using Xunit;

namespace Portal.Sandbox.Tests.Outbound;

public sealed class OutboundHttpTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("[::1]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("[::ffff:7f00:1]")]
    [InlineData("0.0.0.0")]
    [InlineData("2130706433")]
    [InlineData("0x7f000001")]
    [InlineData("0177.0.0.1")]
    [InlineData("127.1")]
    [InlineData("[::]")]
    [InlineData("[64:ff9b::7f00:1]")]
    [InlineData("169.254.169.254")]
    [InlineData("[fd00:ec2::254]")]
    [InlineData("10.0.0.1")]
    [InlineData("192.168.0.1")]
    [InlineData("100.64.0.1")]
    public async Task SendAsync_AddressOfThisMachineOrItsNetwork_IsNotDialled(string host)
    {
        using var listener = new TcpListener(IPAddress.IPv6Any, 0);
        listener.Server.DualMode = true;
        listener.Start();
        using var http = new OutboundHttp(new SandboxOptions());
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://{host}:{((IPEndPoint)listener.LocalEndpoint).Port}/");

        var refusal = await Assert.ThrowsAsync<HttpRequestException>(() => http.SendAsync(request, TestContext.Current.CancellationToken));

        Assert.IsType<AddressRefusedException>(refusal.InnerException);
        Assert.False(listener.Pending());
    }

    [Fact]
    public async Task SendAsync_AllowedTarget_IsReached()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var options = new SandboxOptions();
        options.AllowedHttpTargets.Add($"localhost:{port}");
        using var http = new OutboundHttp(options);
        var answering = AnswerAsync(listener);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://localhost:{port}/");
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        await answering;
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2600:1f18::1", true)]
    [InlineData("172.32.0.1", true)]
    [InlineData("172.31.255.255", false)]
    [InlineData("fe80::1", false)]
    public void Contains_Address_IsPublicOrNot(string address, bool expected) => Assert.Equal(expected, PublicAddresses.Contains(IPAddress.Parse(address)));

    private static async Task AnswerAsync(TcpListener listener)
    {
        using var socket = await listener.AcceptSocketAsync(TestContext.Current.CancellationToken);
        var buffer = new byte[4096];
        await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
        await socket.SendAsync("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
    }
}
