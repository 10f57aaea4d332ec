using System.Globalization;
using Dapper;

namespace Portal.Services.Store;

/// <summary>
/// A list for <c>column IN ...</c>, a parameter for each item: Dapper's own lists become one array on PostgreSQL, which IN does not take.
/// </summary>
internal static class SqlList
{
    /// <param name="items">At least one, and at most some hundreds.</param>
    /// <param name="others">The statement's other parameters.</param>
    public static (string List, DynamicParameters Values) Of(IEnumerable<string> items, object? others = null)
    {
        var values = new DynamicParameters(others);
        var names = new List<string>();
        foreach (var item in items)
        {
            var name = "item" + names.Count.ToString(CultureInfo.InvariantCulture);
            values.Add(name, item);
            names.Add("@" + name);
        }

        return ($"({string.Join(", ", names)})", values);
    }
}
