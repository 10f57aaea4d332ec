using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;

namespace Portal.Languages.Jsonata.Nodes;

/// <summary>The members of a group: one stays as it is; from the second on they are one array, in which members that are arrays are joined.</summary>
internal sealed class Gathering
{
    private DataValue? single;
    private List<DataValue>? many;

    public DataValue? Value => many is null ? single : new DataArray(many.ToArray());

    public void Add(DataValue? member, Run run)
    {
        if (member is null) return;
        if (single is null && many is null)
        {
            single = member;
            return;
        }

        many ??= [.. Sequences.ItemsOf(single)];
        var items = Sequences.ItemsOf(member);
        run.Allocate(many.Count + items.Length, items.Length);
        many.AddRange(items);
    }
}
