using System.Text;
using Dapper;
using Portal.Services.Access;
using Portal.Services.Store;
using Portal.Services.Tests.Support;
using Xunit;

namespace Portal.Services.Tests.Access;

public sealed class AuditTests : IAsyncDisposable
{
    private readonly ServicesFixture fixture = new();

    public ValueTask DisposeAsync() => fixture.DisposeAsync();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Trail_AsWritten_IsIntact()
    {
        await WriteAsync(5);
        Assert.Equal(new AuditVerification(5, null, null), (await fixture.Get<IAudit>().VerifyAsync(Cancel)).Value);
    }

    [Theory]
    [InlineData("UPDATE audit SET actor_name = 'somebody else' WHERE number = 3", 3)]
    [InlineData("UPDATE audit SET at_us = at_us + 1 WHERE number = 2", 2)]
    [InlineData("DELETE FROM audit WHERE number = 2", 2)]
    [InlineData("DELETE FROM audit WHERE number = 5", 5)]
    [InlineData("DELETE FROM audit WHERE number > 2; UPDATE audit_head SET records = 2", 2)]
    [InlineData("DELETE FROM audit", 1)]
    [InlineData("UPDATE audit SET number = 99 WHERE number = 2; UPDATE audit SET number = 2 WHERE number = 3; UPDATE audit SET number = 3 WHERE number = 99", 2)]
    public async Task Trail_ThatWasTamperedWith_NamesTheRecord(string tampering, long brokenAt)
    {
        await WriteAsync(5);
        await fixture.Get<IPortalDatabase>().WriteAsync((c, t) => c.Execute(tampering, transaction: t), Cancel);
        Assert.Equal(brokenAt, (await fixture.Get<IAudit>().VerifyAsync(Cancel)).Value!.BrokenAt);
    }

    [Fact]
    public async Task Search_PagesNewestFirst()
    {
        await WriteAsync(5);
        var first = (await fixture.Get<IAudit>().SearchAsync(new() { PageSize = 3 }, Cancel)).Value!;
        var second = (await fixture.Get<IAudit>().SearchAsync(new() { PageSize = 3, NextToken = first.NextToken }, Cancel)).Value!;
        Assert.Equal([5L, 4, 3], first.Items.Select(r => r.Number));
        Assert.Equal([2L, 1], second.Items.Select(r => r.Number));
        Assert.Null(second.NextToken);
    }

    [Fact]
    public async Task Search_TakesPercentSignsLiterally()
    {
        await WriteAsync(2);
        Assert.Empty((await fixture.Get<IAudit>().SearchAsync(new() { Text = "%" }, Cancel)).Value!.Items);
        Assert.Equal(2, (await fixture.Get<IAudit>().SearchAsync(new() { Text = "BUS-" }, Cancel)).Value!.Items.Count);
    }

    [Fact]
    public async Task Export_ToCsv_DefusesFormulas()
    {
        await fixture.Get<AuditTrail>().AppendAsync(new(PortalUser.LocalOperator, "approval.approve", "sandbox", "x", "ok", "=HYPERLINK(\"http://evil\")\r\nnext"), Cancel);
        using var to = new MemoryStream();
        await fixture.Get<IAudit>().ExportAsync(new(), AuditFormat.Csv, to, Cancel);
        Assert.Contains(",\"'=HYPERLINK(\"\"http://evil\"\")\r\nnext\",", Encoding.UTF8.GetString(to.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_ToJson_IsAnArrayOfAllRecords()
    {
        await WriteAsync(3);
        using var to = new MemoryStream();
        await fixture.Get<IAudit>().ExportAsync(new(), AuditFormat.Json, to, Cancel);
        Assert.Equal(3, System.Text.Json.JsonDocument.Parse(to.ToArray()).RootElement.GetArrayLength());
    }

    [Fact]
    public async Task Reading_NeedsTheRole()
    {
        fixture.User.Become("eve", PortalRole.Viewer, PortalRole.Operator, PortalRole.Approver);
        Assert.Equal("Portal.Forbidden", (await fixture.Get<IAudit>().SearchAsync(new(), Cancel)).Error!.Code);
    }

    private async Task WriteAsync(int count)
    {
        for (var i = 1; i <= count; i++) await fixture.Get<AuditTrail>().AppendAsync(new(PortalUser.LocalOperator, "event-bus.create", "sandbox", "bus-" + i, "ok"), Cancel);
    }
}
