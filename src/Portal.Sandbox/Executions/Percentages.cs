using System.Globalization;
using Portal.Languages.Data;

namespace Portal.Sandbox.Executions;

/// <summary>Percentages as answers write them: always with a fraction, <c>1.0</c>.</summary>
internal static class Percentages
{
    public static DataValue Show(double percentage) => DataValue.Parse(percentage.ToString("0.0######", CultureInfo.InvariantCulture));
}
