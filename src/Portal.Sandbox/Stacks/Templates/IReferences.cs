using Portal.Languages.Data;

namespace Portal.Sandbox.Stacks.Templates;

/// <summary>Where functions find what is outside of the template's text: the stack's resources, and other stacks' exports.</summary>
internal interface IReferences
{
    /// <summary>What <c>Ref</c> gives for a resource.</summary>
    DataValue Ref(string logicalId);

    /// <summary>What <c>Fn::GetAtt</c> gives for a resource.</summary>
    DataValue Attribute(string logicalId, string attribute);

    /// <summary>What another stack exports.</summary>
    DataValue Import(string exportName);
}

/// <summary>References as texts of their own, for comparing two templates before anything is made.</summary>
internal sealed class SymbolicReferences : IReferences
{
    public DataValue Ref(string logicalId) => $"{{{{Ref:{logicalId}}}}}";

    public DataValue Attribute(string logicalId, string attribute) => $"{{{{GetAtt:{logicalId}.{attribute}}}}}";

    public DataValue Import(string exportName) => $"{{{{Import:{exportName}}}}}";
}
