namespace Portal.Languages.StatesLanguage.Parsing;

/// <summary>AWS's codes for what is wrong with a definition.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinitionDiagnostic.html</remarks>
public static class IssueCode
{
    public const string DuplicateLabelName = "DUPLICATE_LABEL_NAME";
    public const string DuplicateStateName = "DUPLICATE_STATE_NAME";
    public const string DuplicateVariableName = "DUPLICATE_VARIABLE_NAME";
    public const string InvalidJsonDescription = "INVALID_JSON_DESCRIPTION";
    public const string InvalidJsonataExpression = "INVALID_JSONATA_EXPRESSION";
    public const string InvalidLabelName = "INVALID_LABEL_NAME";
    public const string InvalidStateName = "INVALID_STATE_NAME";
    public const string InvalidVariableName = "INVALID_VARIABLE_NAME";
    public const string MissingDescription = "MISSING_DESCRIPTION";
    public const string MissingEndState = "MISSING_END_STATE";
    public const string MissingTransitionTarget = "MISSING_TRANSITION_TARGET";
    public const string ReservedVariableName = "RESERVED_VARIABLE_NAME";
    public const string SchemaValidationFailed = "SCHEMA_VALIDATION_FAILED";
    public const string TooDeeplyNested = "TOO_DEEPLY_NESTED";
    public const string UnsupportedJsonataExpression = "UNSUPPORTED_JSONATA_EXPRESSION";

    /// <summary>A warning: a value looks like a path, but its field's name does not end in <c>.$</c>.</summary>
    public const string NoDollar = "NO_DOLLAR";

    /// <summary>A warning: a value looks like a path, but its field's name does not end in <c>Path</c>.</summary>
    public const string NoPath = "NO_PATH";

    /// <summary>A warning: the Result of a Pass state is taken as written.</summary>
    public const string PassResultIsStatic = "PASS_RESULT_IS_STATIC";

    /// <summary>A warning: no state assigns the variable.</summary>
    public const string PossiblyUndefinedVariable = "POSSIBLY_UNDEFINED_VARIABLE";
}
