using KlingGen.SpecCompiler.Model;
using static KlingGen.SpecCompiler.Emit.CSharpText;

namespace KlingGen.SpecCompiler.Emit;

/// <summary>The type of an answer whose value depends on its status: a property for each.</summary>
internal static class AnswerEmitter
{
    private const string Result = "TResult";

    public static void Emit(CodeWriter writer, OperationModel operation, StatusAnswerModel answer)
    {
        writer.Line();
        writer.Line($"/// <summary>What <c>{Xml(operation.Name)}Async</c> answers: one value, by the status.</summary>");
        writer.Open($"public sealed partial record {Identifier(answer.Type.Name)}");
        foreach (var one in answer.Cases)
        {
            DocumentationEmitter.Emit(
                writer, one.Documentation with { Deprecated = false }, "The value.", $"At status {one.Status}; null at another.");
            writer.Line($"public {ClientResponses.TypeOf(one.Content).TrimEnd('?')}? {one.Name} {{ get; init; }}");
            writer.Line();
        }

        var functions = answer.Cases.Select(
            static one => $"global::System.Func<{ClientResponses.TypeOf(one.Content).TrimEnd('?')}, {Result}> when{one.Name}");
        writer.Line("/// <summary>Calls the function of the value that came.</summary>");
        writer.Line("/// <exception cref=\"global::System.InvalidOperationException\">The value is null.</exception>");
        writer.Line($"public {Result} Match<{Result}>({string.Join(", ", functions)}) =>");
        foreach (var one in answer.Cases)
        {
            var value = writer.Local();
            writer.Line($"    this.{one.Name} is {{ }} {value} ? when{one.Name}({value}) :");
        }

        writer.Line("    throw new global::System.InvalidOperationException(\"The answer has no value.\");");
        writer.Close();
    }
}
