namespace Portal.Services.Aws;

/// <summary>Walks lists that AWS gives in pages.</summary>
internal static class Paging
{
    /// <summary>All items, or the first error. A service that repeats its token is not followed for ever.</summary>
    /// <param name="page">Gets the page that a token names; null for the first.</param>
    /// <param name="limit">Stops after so many items.</param>
    public static async Task<AwsResult<IReadOnlyList<T>>> AllAsync<T>(Func<string?, Task<AwsResult<Page<T>>>> page, int limit = int.MaxValue)
    {
        var all = new List<T>();
        string? token = null;
        do
        {
            var result = await page(token);
            if (!result.IsOk) return result.Error;
            all.AddRange(result.Value.Items);
            if (result.Value.NextToken == token) break;
            token = result.Value.NextToken;
        }
        while (token is not null && all.Count < limit);

        return AwsResult.Ok<IReadOnlyList<T>>(all.Count > limit ? all[..limit] : all);
    }

    /// <summary>Gets something for each item, a few at once, and keeps the order. The first error wins.</summary>
    public static async Task<AwsResult<IReadOnlyList<TOutput>>> EachAsync<TInput, TOutput>(IReadOnlyList<TInput> items, Func<TInput, Task<AwsResult<TOutput>>> get, int atOnce = 4)
    {
        var found = new AwsResult<TOutput>[items.Count];
        await Parallel.ForEachAsync(Enumerable.Range(0, items.Count), new ParallelOptions { MaxDegreeOfParallelism = atOnce },
            async (at, _) => found[at] = await get(items[at]));
        var error = found.FirstOrDefault(f => !f.IsOk)?.Error;
        return error is null ? AwsResult.Ok<IReadOnlyList<TOutput>>([.. found.Select(f => f.Value!)]) : error;
    }
}
