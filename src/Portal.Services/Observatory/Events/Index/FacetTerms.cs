using System.Security.Cryptography;
using System.Text;

namespace Portal.Services.Observatory.Events.Index;

/// <summary>
/// The fields that filters ask for most as words of their own in the index: a conjunction of filters and words is then decided by
/// the index alone. The underscore keeps them apart from the words of events.
/// </summary>
internal static class FacetTerms
{
    public static WordTerm Connection(string value) => Term('c', value);
    public static WordTerm Bus(string value) => Term('b', value);
    public static WordTerm Source(string value) => Term('s', value);
    public static WordTerm DetailType(string value) => Term('t', value);
    public static WordTerm Account(string value) => Term('a', value);
    public static WordTerm Execution(string value) => Term('x', value);

    public static IEnumerable<string> Of(NewEvent e)
    {
        yield return Connection(e.Connection).Word;
        yield return Bus(e.Bus).Word;
        yield return Source(e.Source).Word;
        yield return DetailType(e.DetailType).Word;
        yield return Account(e.Account).Word;
        if (e.Execution is not null) yield return Execution(e.Execution).Word;
    }

    /// <summary>Sixty-four bits: who reads by these terms compares the columns too.</summary>
    private static WordTerm Term(char kind, string value) => new($"_{kind}{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)).AsSpan(0, 8))}");
}
