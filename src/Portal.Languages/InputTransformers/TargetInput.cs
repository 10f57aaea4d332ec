using Portal.Languages.Data;

namespace Portal.Languages.InputTransformers;

/// <summary>
/// What a target gets: the event, a constant (Input), a part of the event (InputPath) or a text made from it
/// (InputTransformer). Immutable, safe for any thread.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Target.html</remarks>
public sealed class TargetInput
{
    private readonly Func<TransformContext, RenderedInput> render;

    private TargetInput(Func<TransformContext, RenderedInput> render) => this.render = render;

    /// <summary>Reads Input, InputPath and InputTransformer of a Target structure of PutTargets.</summary>
    /// <param name="target">The structure as it came over the wire.</param>
    /// <param name="problems">Everything that is wrong. PutTargets answers the first one, as a ValidationException.</param>
    /// <returns>Null where something is wrong.</returns>
    public static TargetInput? Parse(DataObject target, out IReadOnlyList<InputProblem> problems)
    {
        var id = target.GetString("Id") ?? "";
        var (input, path, transformer) = (target.GetString("Input"), target.GetString("InputPath"), target.GetObject("InputTransformer"));
        problems = [];
        if ((input is null ? 0 : 1) + (path is null ? 0 : 1) + (transformer is null ? 0 : 1) > 1)
        {
            problems = [new InputProblem("Input", $"Only one of Input, InputPath, or InputTransformer must be provided for target {id}.", "Give one of them.")];
            return null;
        }

        if (input is not null) return Constant(id, input, out problems);
        if (path is not null) return PartOfEvent(id, path, out problems);
        if (transformer is null) return new TargetInput(c => RenderedInput.Of(c.Event.ToJson()));
        var paths = transformer.GetObject("InputPathsMap") ?? DataObject.Empty;
        var map = paths.Where(p => p.Value is DataString).ToDictionary(p => p.Key, p => ((DataString)p.Value).Value, StringComparer.Ordinal);
        var parsed = InputTransformer.Parse(id, map, transformer.GetString("InputTemplate") ?? "", out problems);
        return parsed is null ? null : new TargetInput(parsed.Render);
    }

    /// <summary>The target's input for an event.</summary>
    public RenderedInput Render(TransformContext context) => render(context);

    private static TargetInput? Constant(string id, string input, out IReadOnlyList<InputProblem> problems)
    {
        problems = DataValue.TryParse(input) is null
            ? [new InputProblem("Input", $"Input for target {id} is not a valid JSON text.", "Give JSON; a plain text stands in quotes.")]
            : [];
        return problems.Count == 0 ? new TargetInput(_ => RenderedInput.Of(input)) : null;
    }

    private static TargetInput? PartOfEvent(string id, string text, out IReadOnlyList<InputProblem> problems)
    {
        problems = [];
        if (EventPath.TryParse(text, out var path))
        {
            return new TargetInput(c => path.Select(c.Event) is { } value
                ? RenderedInput.Of(value.ToJson())
                : new RenderedInput("null", null, [text]));
        }

        problems = [new InputProblem("InputPath", $"Invalid InputPath for target {id}.", "Give a path such as $.detail or $.detail.name.")];
        return null;
    }
}
