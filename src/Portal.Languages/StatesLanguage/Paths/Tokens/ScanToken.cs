using Portal.Languages.Data;

namespace Portal.Languages.StatesLanguage.Paths.Tokens;

/// <summary><c>..</c>: the step that follows is tried at every depth.</summary>
internal sealed class ScanToken : PathToken
{
    public override bool IsDefinite => false;

    public override void Evaluate(DataValue? model, PathWalk walk)
    {
        if (Next is not null && model is not null) Walk(Next, model, walk);
    }

    public override string ToString() => "..";

    private static void Walk(PathToken target, DataValue model, PathWalk walk)
    {
        if (!walk.Visit()) return;
        if (model is DataObject o)
        {
            if (Fits(target, o, walk)) target.Evaluate(o, walk);
            foreach (var (_, value) in o) Walk(target, value, walk);
        }
        else if (model is DataArray array)
        {
            if (Fits(target, array, walk)) target.Evaluate(array, walk);
            foreach (var item in array) Walk(target, item, walk);
        }
    }

    private static bool Fits(PathToken target, DataValue model, PathWalk walk) => target switch
    {
        PropertyToken p => model is DataObject o && (!p.IsDefinite || p.Names.All(o.Contains)),
        IndexToken or SliceToken => model is DataArray,
        FilterToken f => f.Accepts(model, walk),
        _ => true,
    };
}
