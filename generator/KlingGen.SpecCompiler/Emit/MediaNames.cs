using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.Naming;

namespace KlingGen.SpecCompiler.Emit;

/// <summary>What an answer is called by its media type, where a method asks for no other: <c>Pdf</c>, <c>Csv</c>.</summary>
internal static class MediaNames
{
    /// <param name="contents">The contents that the method asks for; they are of one C# type.</param>
    public static string Of(IReadOnlyList<ContentModel> contents)
    {
        var names = contents.Select(static content => Of(content.MediaType)).Distinct().ToList();
        return names.Count == 1 && names[0].Length > 0 ? names[0]
            : contents[0].AnswerValue switch
            {
                BodyValue.Text => "Text",
                BodyValue.Bytes => "Stream",
                _ => names[0].Length > 0 ? names[0] : "Json",
            };
    }

    /// <returns>Empty for a range of media types, and for those that say nothing of what they are.</returns>
    private static string Of(string mediaType)
    {
        var name = mediaType.Split(';')[0].Trim();
        var type = name.Substring(name.IndexOf('/') + 1);
        var suffix = type.IndexOf('+');
        type = suffix > 0 ? type.Substring(0, suffix) : type;
        foreach (var prefix in (string[])["x-", "vnd."])
        {
            type = type.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? type.Substring(prefix.Length) : type;
        }

        return type is "octet-stream" or "plain" || type.IndexOf('*') >= 0 ? "" : CSharpName.Pascal(type);
    }
}
