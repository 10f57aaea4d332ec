namespace Portal.Languages.StatesLanguage;

/// <summary>The language in which a state picks from its data.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html</remarks>
public enum QueryLanguage
{
    JsonPath,
    Jsonata,
}
