using KlingGen.SpecCompiler.Model;

namespace KlingGen.SpecCompiler.Emit;

/// <summary>What lets a document's types take part in <c>JsonSerializerOptions</c>.</summary>
internal static class ResolverEmitter
{
    public static void Emit(CodeWriter writer, DocumentModel document)
    {
        writer.Line($"/// <summary>Reads and writes the types of {CSharpText.Xml(document.Path)} inside a program's own "
            + "<c>JsonSerializerOptions</c>.</summary>");
        writer.Open($"public sealed partial class {document.Resolver} : __R.ApiTypeResolver");
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
        writer.Line("/// <summary>The one resolver; it holds no state.</summary>");
        writer.Line($"public static {document.Resolver} Instance {{ get; }} = new();");
        writer.Close();
    }
}
