namespace Portal.Services.Store;

internal static class KeySchema
{
    /// <remarks>Not the secret: what tells whether another instance has the same one.</remarks>
    public static readonly Migration Create = new("fingerprint of the secret", _ => ["CREATE TABLE store_key(one INT PRIMARY KEY CHECK(one = 1), fingerprint TEXT NOT NULL)"]);
}
