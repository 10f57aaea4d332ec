using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;
using Portal.Languages.Jsonata.Nodes;
using Portal.Languages.Jsonata.Signatures;

namespace Portal.Languages.Jsonata.Values;

/// <summary>A function that the expression defines, with the variables around it.</summary>
/// <param name="parameters">The names that calls still have to give values to.</param>
/// <param name="signature">What the arguments must be; null where anything goes.</param>
/// <param name="body">What it does.</param>
/// <param name="input">The context value where it was defined: also the context of its body.</param>
/// <param name="frame">The variables where it was defined.</param>
internal sealed class Lambda(string[] parameters, Signature? signature, Node body, DataValue? input, Frame frame) : FunctionValue
{
    private readonly DataValue? definitionInput = input;

    public override int Arity => parameters.Length;

    public override DataValue? Invoke(DataValue?[] arguments, DataValue? input, Run run)
    {
        var values = signature?.Validate(arguments, input) ?? arguments;
        return body.Evaluate(definitionInput, Bind(values), run);
    }

    public override FunctionValue ApplyPartially(DataValue?[] arguments)
    {
        var bound = new Frame(frame);
        var open = new List<string>();
        for (var i = 0; i < parameters.Length; i++)
        {
            var argument = i < arguments.Length ? arguments[i] : null;
            if (argument is Placeholder) open.Add(parameters[i]);
            else bound.Bind(parameters[i], argument);
        }

        return new Lambda([.. open], null, body, definitionInput, bound);
    }

    private Frame Bind(DataValue?[] values)
    {
        if (values.Length != parameters.Length) Array.Resize(ref values, parameters.Length);
        return new Frame(frame, parameters, values);
    }
}
