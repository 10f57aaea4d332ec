namespace Portal.Languages.Data;

/// <summary>The six kinds of JSON value.</summary>
public enum DataKind
{
    Null,
    Boolean,
    Number,
    String,
    Array,
    Object,
}
