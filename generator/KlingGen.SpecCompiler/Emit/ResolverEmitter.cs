using System.Globalization;
using System.Text;
using KlingGen.SpecCompiler.Model;

namespace KlingGen.SpecCompiler.Emit;

/// <summary>What a program can ask of a document's types: how they take part in <c>JsonSerializerOptions</c>, and their schemas.</summary>
internal static class ResolverEmitter
{
    /// <summary>What tells of the resolver to those who look for schemas.</summary>
    public static string AttributeOf(DocumentModel document) =>
        $"[assembly: {Emitter.Runtime}ApiDocument(typeof(global::{document.Namespace}.{document.Resolver}))]";

    public static void Emit(CodeWriter writer, DocumentModel document)
    {
        writer.Line($"/// <summary>Reads and writes the types of {CSharpText.Xml(document.Path)} inside a program's own "
            + "<c>JsonSerializerOptions</c>.</summary>");
        writer.Open($"public sealed class {document.Resolver} : __R.ApiTypeResolver");
        writer.Open($"private {document.Resolver}()");
        foreach (var type in document.Types)
        {
            if (type is ObjectModel)
            {
                writer.Line($"Add<{CSharpText.Identifier(type.Name)}>();");
            }
            else if (type is not RuleSetModel)
            {
                writer.Line($"AddValue<{CSharpText.Identifier(type.Name)}>();");
            }
        }

        foreach (var type in document.SharedTypes)
        {
            var isObject = type.Kind == ModelKind.Object;
            writer.Line($"{(isObject ? "Add" : "AddValue")}<{CSharpText.Identifier(type.Name)}>();");
        }

        writer.Close();
        writer.Line();
        writer.Line("/// <inheritdoc />");
        writer.Line("public override global::System.ReadOnlySpan<byte> Schemas => \"\"\"");
        writer.Line("    {");
        for (var i = 0; i < document.Schemas.Count; i++)
        {
            var (name, schema) = document.Schemas[i];
            writer.Line($"    \"{name}\":{JsonLine(schema)}{(i < document.Schemas.Count - 1 ? "," : "")}");
        }

        writer.Line("    }");
        writer.Line("    \"\"\"u8;");
        writer.Line();
        writer.Line("/// <summary>The one resolver; it holds no state.</summary>");
        writer.Line($"public static {document.Resolver} Instance {{ get; }} = new();");
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
