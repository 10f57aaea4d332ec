using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;
using Portal.Languages.Jsonata.Functions;
using Portal.Languages.Jsonata.Signatures;

namespace Portal.Languages.Jsonata.Values;

/// <summary>A function of the library.</summary>
internal sealed class BuiltinFunction : FunctionValue
{
    private readonly Signature signature;
    private readonly Func<Call, DataValue?> body;
    private readonly Argument argument;

    /// <param name="name">The name without the <c>$</c>.</param>
    /// <param name="signature">What the arguments must be.</param>
    /// <param name="arity">How many arguments the higher-order functions pass to it.</param>
    /// <param name="body">What it does with arguments that fit the signature.</param>
    public BuiltinFunction(string name, string signature, int arity, Func<Call, DataValue?> body)
    {
        (Name, this.signature, Arity, this.body) = (name, Signature.Parse(signature), arity, body);
        argument = new Argument(this);
    }

    public string Name { get; }
    public override int Arity { get; }

    public override DataValue? Invoke(DataValue?[] arguments, DataValue? input, Run run) =>
        body(new Call(signature.Validate(arguments, input), input, run));

    public override FunctionValue ApplyPartially(DataValue?[] arguments) => new Partial(this, arguments);

    public override FunctionValue AsArgument() => argument;

    /// <summary>The function as an argument of another one: the context of a later call is none of its business.</summary>
    private sealed class Argument(BuiltinFunction function) : FunctionValue
    {
        public override int Arity => function.Arity;
        public override DataValue? Invoke(DataValue?[] arguments, DataValue? input, Run run)
        {
            try
            {
                return function.Invoke(arguments, Null, run);
            }
            catch (JsonataException e) when (e.Note(function.Name, null))
            {
                throw;
            }
        }

        public override FunctionValue ApplyPartially(DataValue?[] arguments) => function.ApplyPartially(arguments);
    }

    /// <summary>The function with some arguments fixed. As in JSONata itself, the signature is not asked any more.</summary>
    private sealed class Partial(BuiltinFunction function, DataValue?[] given) : FunctionValue
    {
        public override int Arity => given.Count(g => g is Placeholder);

        public override DataValue? Invoke(DataValue?[] arguments, DataValue? input, Run run)
        {
            try
            {
                return function.body(new Call(Fill(arguments), null, run));
            }
            catch (JsonataException e) when (e.Note(function.Name, null))
            {
                throw;
            }
        }

        public override FunctionValue ApplyPartially(DataValue?[] arguments) => new Partial(function, Fill(arguments));

        private DataValue?[] Fill(DataValue?[] arguments)
        {
            var all = (DataValue?[])given.Clone();
            var next = 0;
            for (var i = 0; i < all.Length; i++)
            {
                if (all[i] is Placeholder) all[i] = next < arguments.Length ? arguments[next++] : null;
            }

            return all;
        }
    }
}
