using System.Globalization;
using System.Text;
using KlingGen.SpecCompiler.Model;

namespace KlingGen.SpecCompiler.Emit;

/// <summary>The schemas of a document's types, as the part of its resolver that tells them.</summary>
internal static class SchemasEmitter
{
    /// <summary>What tells of the document to those who look for schemas.</summary>
    public static string AttributeOf(DocumentModel document) =>
        $"[assembly: {Emitter.Runtime}ApiDocument(typeof(global::{document.Namespace}.{document.Resolver}))]";

    public static void Emit(CodeWriter writer, DocumentModel document)
    {
        writer.Open($"public sealed partial class {document.Resolver}");
        writer.Line("/// <inheritdoc />");
        writer.Line("public override global::System.ReadOnlySpan<byte> Schemas => \"\"\"");
        for (var i = 0; i < document.Schemas.Count; i++)
        {
            var (name, schema) = document.Schemas[i];
            writer.Line($"    {(i == 0 ? "{" : "")}\"{name}\":{JsonLine(schema)}{(i < document.Schemas.Count - 1 ? "," : "}")}");
        }

        writer.Line("    \"\"\"u8;");
        writer.Close();
    }

    /// <summary>JSON as a line of a raw literal. It never has three quotes in a row; what C# takes for the end of a line, and half a
    /// surrogate pair, are escaped as JSON has it.</summary>
    private static string JsonLine(string json)
    {
        StringBuilder? line = null;
        for (var i = 0; i < json.Length; i++)
        {
            var isPair = i + 1 < json.Length && char.IsSurrogatePair(json[i], json[i + 1]);
            if (!isPair && (char.IsSurrogate(json[i]) || json[i] is '\u0085' or '\u2028' or '\u2029'))
            {
                line ??= new StringBuilder(json, 0, i, json.Length + 5);
                line.Append("\\u").Append(((int)json[i]).ToString("x4", CultureInfo.InvariantCulture));
                continue;
            }

            line?.Append(json, i, isPair ? 2 : 1);
            i += isPair ? 1 : 0;
        }

        return line?.ToString() ?? json;
    }
}
