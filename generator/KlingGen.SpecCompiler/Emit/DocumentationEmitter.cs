using KlingGen.SpecCompiler.Model;

namespace KlingGen.SpecCompiler.Emit;

/// <summary>XML documentation: the document's words, then its limits.</summary>
internal static class DocumentationEmitter
{
    /// <param name="writer">Where it is written.</param>
    /// <param name="documentation">The document's words.</param>
    /// <param name="fallback">The summary where the document has none; null where only a name could be repeated.</param>
    /// <param name="notes">What is said besides.</param>
    public static void Emit(CodeWriter writer, DocumentationModel documentation, string? fallback, params string?[] notes)
    {
        var remarks = documentation.Remarks ?? "";
        foreach (var note in notes)
        {
            remarks += remarks.Length > 0 && note is { Length: > 0 } ? "\n" + note : note;
        }

        var summary = documentation.Summary ?? fallback;
        if ((summary ?? remarks).Length > 0)
        {
            Element(writer, "summary", summary ?? remarks);
        }

        if (summary is not null && remarks.Length > 0)
        {
            Element(writer, "remarks", remarks);
        }

        if (documentation.Deprecated)
        {
            writer.Line("[global::System.Obsolete(\"The document calls this deprecated.\")]");
        }
    }

    public static void Element(CodeWriter writer, string element, string text, string attribute = "")
    {
        if (text.IndexOf('\n') < 0)
        {
            writer.Line($"/// <{element}{attribute}>{CSharpText.Xml(text)}</{element}>");
            return;
        }

        writer.Line($"/// <{element}{attribute}>");
        foreach (var line in CSharpText.XmlLines(text))
        {
            writer.Line(("/// " + line).TrimEnd());
        }

        writer.Line($"/// </{element}>");
    }

    /// <summary>What is said of a method's parameter.</summary>
    public static string Argument(DocumentationModel documentation, string fallback, string? limits = null)
    {
        var text = documentation.Summary is null
            ? fallback
            : documentation.Summary + (documentation.Remarks is { } remarks ? "\n" + remarks : "");
        var notes = limits + (documentation.Deprecated ? " Deprecated." : "");
        return notes.Length == 0 ? text : text + (char.IsLetterOrDigit(text[text.Length - 1]) ? ". " : " ") + notes.TrimStart();
    }

    /// <summary>The limits of a value in a sentence or two, without those that its description tells; null when there are none.</summary>
    public static string? Limits(DocumentationModel documentation, EquatableArray<Assertion> assertions, string? defaultValue)
    {
        var sentences = new List<string>();
        foreach (var assertion in assertions)
        {
            if (Sentence(assertion) is { } sentence && !assertion.IsWarning)
            {
                sentences.Add(sentence);
            }
        }

        if (defaultValue is not null)
        {
            sentences.Add($"Default: {Short(defaultValue)}.");
        }

        if (sentences.Count > 0 && documentation.Summary is not null)
        {
            var described = new DescribedLimits(documentation);
            sentences.RemoveAll(described.Tells);
        }

        return sentences.Count == 0 ? null : string.Join(" ", sentences);
    }

    private static string? Sentence(Assertion assertion) => assertion switch
    {
        LimitAssertion limit => limit.Keyword.Sentence(limit.Operand),
        EnumAssertion { IsConst: true } rule => $"Always {Short(rule.Values[0])}.",
        EnumAssertion rule => $"One of {Short(string.Join(", ", rule.Values))}.",
        _ => null,
    };

    private static string Short(string text) => text.Length <= 200 ? text : text.Substring(0, 200) + "…";
}
