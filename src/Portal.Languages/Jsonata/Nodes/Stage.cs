namespace Portal.Languages.Jsonata.Nodes;

/// <summary>What is written behind a step: a predicate (<see cref="FilterStage"/>) or a position (<see cref="IndexStage"/>).</summary>
internal abstract class Stage;

/// <summary><c>#$i</c> behind a predicate: numbers what the predicate left.</summary>
internal sealed class IndexStage(string variable) : Stage
{
    public string Variable { get; } = variable;
}
