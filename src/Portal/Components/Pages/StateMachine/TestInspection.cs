using Portal.Languages.Data;

namespace Portal.Components.Pages.StateMachine;

/// <summary>The data after each step of a tested state, for reading: AWS gives each as JSON inside a string.</summary>
internal static class TestInspection
{
    public static string Unfold(string inspection)
    {
        if (DataValue.TryParse(inspection) is not DataObject steps) return inspection;
        var result = steps;
        foreach (var (name, value) in steps)
        {
            if (value is DataString text && DataValue.TryParse(text.Value) is { } parsed) result = result.With(name, parsed);
        }

        return result.ToJson();
    }
}
