using Microsoft.AspNetCore.Components;
using Portal.Languages.Data;
using Portal.Languages.InputTransformers;
using Portal.Services.Rules;
using Portal.Services.Rules.Editing;
using Portal.Services.Rules.Testing;

namespace Portal.Components.Pages.Rule;

/// <summary>What of an event a target gets, with a preview on a recorded event or an example.</summary>
public sealed partial class InputEditor
{
    private const int MostOffered = 20;
    private const int LongestPreview = 4000;

    private const string Example = """
        {"version":"0","id":"00000000-0000-0000-0000-000000000000","detail-type":"Order placed","source":"com.example.shop","account":"111122223333",
        "time":"2026-01-31T12:00:00Z","region":"us-east-1","resources":[],"detail":{"order":"A-1","amount":42}}
        """;

    private enum Mode
    {
        Whole,
        Path,
        Constant,
        Transformer,
    }

    private static readonly IReadOnlyList<(Mode, string)> Modes =
        [(Mode.Whole, "Whole event"), (Mode.Path, "Part of it"), (Mode.Constant, "Constant"), (Mode.Transformer, "Transformed")];

    private List<Variable> variables = [];
    private string template = "";
    private Mode mode;
    private TargetDetail? told;
    private int chosen;

    [Inject] private TimeProvider Time { get; set; } = null!;

    [Parameter, EditorRequired] public required TargetDetail Target { get; set; }
    [Parameter] public EventSample Sample { get; set; } = EventSample.Empty;
    [Parameter] public string RuleName { get; set; } = "";
    [Parameter] public string RuleArn { get; set; } = "";
    [Parameter] public EventCallback<TargetDetail> OnChange { get; set; }

    private SampledEvent? Event => chosen >= 0 && chosen < Sample.Events.Count ? Sample.Events[chosen] : null;

    protected override void OnParametersSet()
    {
        // What was written here comes back; only another target's input replaces the rows, half-written ones included.
        if (told is not null && SameInput(told, Target)) return;
        told = Target;
        mode = Target switch { { InputTransformer: not null } => Mode.Transformer, { InputPath: not null } => Mode.Path, { Input: not null } => Mode.Constant, _ => Mode.Whole };
        variables = [.. (Target.InputTransformer?.InputPathsMap ?? new Dictionary<string, string>()).Select(v => new Variable { Name = v.Key, Path = v.Value })];
        template = Target.InputTransformer?.InputTemplate ?? "";
    }

    private static bool SameInput(TargetDetail a, TargetDetail b) =>
        a.Input == b.Input && a.InputPath == b.InputPath && ReferenceEquals(a.InputTransformer, b.InputTransformer);

    private Task Choose(Mode kind)
    {
        mode = kind;
        var bare = Target with { Input = null, InputPath = null, InputTransformer = null };
        if (kind == Mode.Transformer && template.Length == 0)
        {
            variables = [new() { Name = "detail", Path = "$.detail" }];
            template = "{\"detail\": <detail>}";
        }

        return kind switch
        {
            Mode.Path => Tell(bare with { InputPath = "$.detail" }),
            Mode.Constant => Tell(bare with { Input = "{}" }),
            Mode.Transformer => TellTransformer(),
            _ => Tell(bare),
        };
    }

    private Task TellTransformer()
    {
        var map = variables.Where(v => v.Name.Length > 0).GroupBy(v => v.Name).ToDictionary(g => g.Key, g => g.Last().Path, StringComparer.Ordinal);
        return Tell(Target with { Input = null, InputPath = null, InputTransformer = new(map, template) });
    }

    private Task Tell(TargetDetail target)
    {
        told = target;
        return OnChange.InvokeAsync(target);
    }

    private RenderedInput Rendered() => TargetPreview.Render(Target, RuleArn, RuleName, Event?.Envelope ?? Example, Time.GetUtcNow());

    private static string Pretty(string? payload)
    {
        var text = payload is null ? "" : DataValue.TryParse(payload)?.ToIndentedJson() ?? payload;
        return text.Length <= LongestPreview ? text : text[..LongestPreview] + "\n…";
    }

    private sealed class Variable
    {
        public string Name { get; set; } = "";
        public string Path { get; set; } = "";
    }
}
