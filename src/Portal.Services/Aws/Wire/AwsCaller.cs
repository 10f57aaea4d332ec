namespace Portal.Services.Aws.Wire;

/// <summary>Sends operations and turns what goes wrong into values.</summary>
internal sealed class AwsCaller(AwsWireClient client)
{
    public Task<AwsResult<TOutput>> CallAsync<TInput, TOutput>(AwsJsonOperation<TInput, TOutput> operation, TInput input, CancellationToken cancellationToken) =>
        TranslateAsync(() => operation.SendAsync(client, input, cancellationToken), cancellationToken);

    public Task<AwsResult<TOutput>> CallAsync<TOutput>(AwsQueryOperation<TOutput> operation, QueryFields fields, CancellationToken cancellationToken) =>
        TranslateAsync(() => operation.SendAsync(client, fields, cancellationToken), cancellationToken);

    private static async Task<AwsResult<T>> TranslateAsync<T>(Func<Task<T>> send, CancellationToken cancellationToken)
    {
        try
        {
            return AwsResult.Ok(await send());
        }
        catch (Exception e)
        {
            if (AwsErrors.Translate(e, cancellationToken) is not { } error) throw;
            return error;
        }
    }
}
