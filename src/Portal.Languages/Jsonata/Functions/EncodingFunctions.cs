using System.Text;
using Portal.Languages.Data;
using Portal.Languages.Jsonata.Evaluation;
using Portal.Languages.Jsonata.Values;

namespace Portal.Languages.Jsonata.Functions;

/// <summary>Base 64 and URLs: https://docs.jsonata.org/string-functions#base64encode</summary>
internal static class EncodingFunctions
{
    public static IReadOnlyList<BuiltinFunction> All { get; } =
    [
        new("base64encode", "<s-:s>", 1, call => Map(call, text => Convert.ToBase64String(Encoding.Latin1.GetBytes([.. text.Select(c => (char)(c & 0xff))])))),
        new("base64decode", "<s-:s>", 1, call => Map(call, LenientBase64.Decode)),
        new("encodeUrlComponent", "<s-:s>", 1, call => Url(call, "encodeUrlComponent", text => UrlText.Encode(text, ""))),
        new("encodeUrl", "<s-:s>", 1, call => Url(call, "encodeUrl", text => UrlText.Encode(text, UrlText.Reserved))),
        new("decodeUrlComponent", "<s-:s>", 1, call => Url(call, "decodeUrlComponent", text => UrlText.Decode(text, ""))),
        new("decodeUrl", "<s-:s>", 1, call => Url(call, "decodeUrl", text => UrlText.Decode(text, UrlText.Reserved))),
    ];

    private static DataString? Map(Call call, Func<string, string> map)
    {
        if (call.Text(0) is not { } text) return null;
        call.Run.AllocateText(text.Length);
        return new DataString(map(text));
    }

    private static DataString? Url(Call call, string name, Func<string, string?> map) => Map(call, text =>
        map(text) ?? throw new JsonataException("D3140") { Value = new DataString(text), Word = name });
}
