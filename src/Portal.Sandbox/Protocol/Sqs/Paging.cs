using System.Text;
using Portal.Languages.Data;
using Portal.Sandbox.Queues;

namespace Portal.Sandbox.Protocol.Sqs;

/// <summary>Pages of queue URLs: a token names the last queue of the page before.</summary>
internal static class Paging
{
    /// <summary>Without MaxResults the first 1,000 are given and no token, as on AWS.</summary>
    public static DataObject Urls(IReadOnlyList<Queue> all, string field, DataObject input, Uri endpoint)
    {
        var size = SqsInput.PageSize(input);
        var after = Read(input.GetString("NextToken"));
        var rest = all.Where(q => after is null || string.CompareOrdinal(q.Name, after) > 0).ToList();
        var page = rest.Take(size ?? 1000).ToList();
        return new DataObjectBuilder
        {
            [field] = page.Count == 0 && field == "QueueUrls" ? null : new DataArray([.. page.Select(q => (DataValue)QueueUrl.Of(q.Arn, endpoint))]),
            ["NextToken"] = size is not null && page.Count < rest.Count ? Convert.ToBase64String(Encoding.UTF8.GetBytes(page[^1].Name)) : (DataValue?)null,
        }.Build();
    }

    private static string? Read(string? token)
    {
        if (token is null) return null;
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(token));
        }
        catch (FormatException)
        {
            throw QueueFaults.InvalidValue("Invalid or expired next token.");
        }
    }
}
