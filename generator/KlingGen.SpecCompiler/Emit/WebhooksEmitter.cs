using System.Globalization;
using KlingGen.SpecCompiler.Emit.Assertions;
using KlingGen.SpecCompiler.Emit.Unions;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi.Views;
using static KlingGen.SpecCompiler.Emit.CSharpText;

namespace KlingGen.SpecCompiler.Emit;

/// <summary>Webhooks and callbacks: a record for each, and a class that tells a document's webhooks apart.</summary>
internal sealed class WebhooksEmitter(CodeWriter writer, TypeNames types, WebhooksModel webhooks)
{
    /// <summary>With more of them, a function for each is no help to anybody.</summary>
    private const int MaxMatched = 16;

    private const string Bytes = "global::System.ReadOnlySpan<byte> body";
    private const string Parameters = "__R.WebhookParameters? parameters = null";

    public void Emit()
    {
        if (webhooks.Union is { } union)
        {
            EmitBase(union);
            EmitUnknown(union);
            EmitParser(union);
            foreach (var webhook in union.Webhooks)
            {
                EmitWebhook(webhook, $"The webhook {webhook.Key}.", $"Sent by {webhook.Method}.", Identifier(union.Name) + ", ");
            }
        }

        foreach (var webhook in webhooks.Callbacks)
        {
            EmitWebhook(webhook, "A callback.", $"Sent by {webhook.Method} to {webhook.Key}.", "");
        }
    }

    private void EmitBase(WebhookUnionModel union)
    {
        var name = Identifier(union.Name);
        writer.Line($"/// <summary>A webhook of this document, as <see cref=\"{Identifier(union.Parser)}\"/> parses it.</summary>");
        writer.Open($"public abstract partial record {name}");
        writer.Open($"private protected {name}()");
        writer.Close();
        if (union.Webhooks.Count <= MaxMatched)
        {
            EmitMatch(union);
        }

        writer.Close();
        writer.Line();
    }

    private void EmitMatch(WebhookUnionModel union)
    {
        const string result = "TResult";
        var cases = union.Webhooks.Select(static webhook => webhook.Name).Append(union.Unknown).ToList();
        var functions = cases.Select(static @case => $"global::System.Func<{Identifier(@case)}, {result}> when{@case}");
        writer.Line();
        writer.Line("/// <summary>Calls the function of the webhook that this is.</summary>");
        writer.Open($"public {result} Match<{result}>({string.Join(", ", functions)}) => this switch");
        foreach (var @case in cases.Take(cases.Count - 1))
        {
            writer.Line($"{Identifier(@case)} webhook => when{@case}(webhook),");
        }

        writer.Line($"_ => when{union.Unknown}(({Identifier(union.Unknown)})this),");
        writer.Close(";");
    }

    private void EmitUnknown(WebhookUnionModel union)
    {
        writer.Line("/// <summary>A webhook that the document does not name.</summary>");
        writer.Line("/// <param name=\"Name\">Its name, where the receiver knows it.</param>");
        writer.Line("/// <param name=\"Body\">The body as it was received.</param>");
        writer.Open($"public sealed record {Identifier(union.Unknown)}(string? Name, global::System.ReadOnlyMemory<byte> Body) : "
            + $"{Identifier(union.Name)}");
        writer.Line("/// <summary>The body as JSON, read anew each time; null when it is none.</summary>");
        writer.Line("public global::System.Text.Json.JsonElement? Json => __R.ApiWebhook.JsonOf(this.Body.Span);");
        writer.Line();
        EmitToString(Identifier(union.Unknown));
        writer.Close();
        writer.Line();
    }

    private void EmitParser(WebhookUnionModel union)
    {
        var name = Identifier(union.Name);
        var unknown = Identifier(union.Unknown);
        var number = CasesOf(union);
        writer.Line("/// <summary>Parses the webhooks of this document.</summary>");
        writer.Open($"public static partial class {Identifier(union.Parser)}");
        EmitCases(union, number);
        writer.Line(
            "/// <summary>Parses a webhook whose name is known, from a header or because each has an address of its own.</summary>");
        writer.Line(
            "/// <param name=\"name\">The name as the document writes it; one that it does not have gives an unknown webhook.</param>");
        EmitParameterDocumentation();
        writer.Open($"public static {name} Parse(string name, {Bytes}, {Parameters}) => name switch");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var webhook in union.Webhooks.Where(webhook => seen.Add(webhook.Key)))
        {
            writer.Line($"{Literal(webhook.Key)} => {Identifier(webhook.Name)}.Parse(body, parameters),");
        }

        writer.Line($"_ => new {unknown}(name, body.ToArray()),");
        writer.Close(";");
        if (number.Count > 0)
        {
            writer.Line();
            writer.Line("/// <summary>Parses a webhook that only its payload tells: by members of fixed values "
                + "and by those that must be there.</summary>");
            EmitParameterDocumentation();
            writer.Open($"public static {name} Parse({Bytes}, {Parameters}) => __R.ApiWebhook.Choose(s_cases, body) switch");
            foreach (var webhook in number)
            {
                writer.Line($"{webhook.Value} => {Identifier(webhook.Key.Name)}.Parse(body, parameters),");
            }

            writer.Line($"_ => new {unknown}(null, body.ToArray()),");
            writer.Close(";");
        }

        writer.Close();
        writer.Line();
    }

    private static Dictionary<WebhookModel, string> CasesOf(WebhookUnionModel union) => !union.ToldByPayload
        ? []
        : union.Webhooks.Where(static webhook => webhook.Case is not null).Select(static (webhook, index) => (webhook, index))
            .ToDictionary(static entry => entry.webhook, static entry => (entry.index + 1).ToString(CultureInfo.InvariantCulture));

    private void EmitCases(WebhookUnionModel union, Dictionary<WebhookModel, string> number)
    {
        if (number.Count == 0)
        {
            return;
        }

        CaseTable.Emit(
            writer, union.Webhooks.Where(number.ContainsKey).Select(webhook => (webhook.Case!, number[webhook])).ToList());
    }

    private void EmitParameterDocumentation()
    {
        writer.Line("/// <param name=\"body\">The body, as <c>ApiWebhook.ReadBodyAsync</c> reads it.</param>");
        writer.Line("/// <param name=\"parameters\">Where the parameters are found; null for none.</param>");
        writer.Line("/// <exception cref=\"__R.ApiJsonException\">The body or a parameter is not what the document describes.</exception>");
    }

    private void EmitWebhook(WebhookModel webhook, string title, string note, string above)
    {
        var name = Identifier(webhook.Name);
        DocumentationEmitter.Emit(writer, webhook.Documentation with { Deprecated = false }, title, note);
        writer.Open($"public sealed partial record {name} : {above}__R.IApiWebhook<{name}>");
        foreach (var parameter in webhook.Parameters)
        {
            var required = parameter.Required ? "Required by the document." : null;
            DocumentationEmitter.Emit(
                writer,
                parameter.Documentation,
                $"The parameter {parameter.JsonName}.",
                DocumentationEmitter.Limits(parameter.Documentation, parameter.Assertions, parameter.Default),
                required);
            Member(parameter).EmitProperty(writer);
            writer.Line();
        }

        if (webhook.Body is { } body)
        {
            DocumentationEmitter.Emit(writer, body.Documentation, "The body.");
            writer.Line($"public {(body.Required ? "required " : "")}{BodyType(body)} Body {{ get; init; }}");
            writer.Line();
        }

        writer.Line("/// <summary>Parses what was received.</summary>");
        EmitParameterDocumentation();
        writer.Line($"public static {name} Parse({Bytes}, {Parameters}) => __R.ApiWebhook.Parse<{name}>(body, parameters);");
        writer.Line();
        EmitRead(webhook, name);
        EmitValidate(webhook);
        writer.Line();
        EmitToString(name);
        writer.Close();
        writer.Line();
    }

    private void EmitToString(string name)
    {
        writer.Line("/// <summary>The name of the type: what was received may hold secrets.</summary>");
        writer.Line($"public override string ToString() => nameof({name});");
    }

    private MemberEmitter Member(ParameterModel parameter) =>
        new(types, TypeNames.InJson(parameter.Type), parameter.Name, required: false, nullable: false);

    private string BodyType(WebhookBodyModel body)
    {
        var content = body.Content;
        return content.Kind.WebhookValue == BodyValue.OfSchema
            ? types.Name(TypeNames.InJson(content.Type), !body.Required || content.Nullable)
            : (content.Kind.WebhookValue == BodyValue.Text ? "string" : "byte[]") + (body.Required ? "" : "?");
    }

    private void EmitRead(WebhookModel webhook, string name)
    {
        writer.Open($"public static {name} Read(__H.WebhookReader reader) => new()");
        if (webhook.Body is { } body)
        {
            var type = TypeNames.InJson(body.Content.Type);
            var nullable = !body.Required || body.Content.Nullable;
            var read = body.Content.Kind.WebhookValue != BodyValue.OfSchema ? body.Content.Kind.Receives
                : $"{(body.Required ? "" : "Optional")}{body.Content.Kind.Receives}<{types.Name(type, nullable)}, "
                    + $"{types.Codec(type, nullable)}>";
            writer.Line($"Body = reader.{read}(),");
        }

        foreach (var parameter in webhook.Parameters)
        {
            var type = TypeNames.InJson(parameter.Type);
            writer.Line($"{Identifier(parameter.Name)} = reader.{Place(parameter)}<{types.Name(type, nullable: true)}, "
                + $"{types.Codec(type, nullable: true)}>({Literal(parameter.JsonName)}, "
                + $"__H.WebhookValueKind.{ValueKind(parameter)}{Separator(parameter)}),");
        }

        writer.Close(";");
        writer.Line();
    }

    private static string Place(ParameterModel parameter) => parameter.Location switch
    {
        ParameterLocation.Header => "Header",
        ParameterLocation.Path => "Path",
        ParameterLocation.Cookie => "Cookie",
        _ => "Query",
    };

    private static string ValueKind(ParameterModel parameter) =>
        parameter.ContentType?.IndexOf("json", StringComparison.OrdinalIgnoreCase) >= 0 ? "Json"
        : parameter.Type is ListRef list ? ValueKind(list.Item) + "s"
        : parameter.Type is MapRef or ModelRef { Kind: ModelKind.Object } ? "Json"
        : ValueKind(parameter.Type);

    private static string ValueKind(TypeRef type) => type switch
    {
        PrimitiveRef { Kind: PrimitiveKind.Boolean } or PrimitiveRef { IsWhole: true } or PrimitiveRef { IsReal: true } => "Literal",
        PrimitiveRef { Kind: PrimitiveKind.Json } or ModelRef { Kind: not ModelKind.Enum } or ListRef or MapRef => "Any",
        _ => "Text",
    };

    private static string Separator(ParameterModel parameter) => parameter switch
    {
        { Explode: true } => "",
        { Style: ParameterStyle.SpaceDelimited } => ", ' '",
        { Style: ParameterStyle.PipeDelimited } => ", '|'",
        _ => "",
    };

    private void EmitValidate(WebhookModel webhook)
    {
        var assertions = new AssertionEmitter(writer, types);
        writer.Open("public void Validate(ref __R.ValidationContext context)");
        if (webhook.Body is { } body && body.Content.Kind.WebhookValue != BodyValue.Bytes)
        {
            var type = TypeNames.InJson(body.Content.Type);
            EmitRules("this.Body", body.Content.Assertions, type, assertions);
        }

        if (webhook.Parameters.Count > 0)
        {
            writer.Line("var mark = context.Mark;");
        }

        foreach (var parameter in webhook.Parameters)
        {
            var name = Literal(parameter.JsonName);
            var member = Member(parameter);
            if (parameter.Required)
            {
                var missing = Literal($"The {Place(parameter).ToLowerInvariant()} parameter \"{parameter.JsonName}\" is missing.");
                writer.Line($"if (!({member.IsPresent("this.")})) {{ context.Missing({name}, {missing}); mark = context.Mark; }}");
            }

            if (EmitRules("this." + Identifier(parameter.Name), parameter.Assertions, TypeNames.InJson(parameter.Type), assertions))
            {
                writer.Line($"context.At({name}, ref mark);");
            }
        }

        writer.Line("ValidateMore(ref context);");
        writer.Close();
        writer.Line();
        writer.Line("partial void ValidateMore(ref __R.ValidationContext context);");
        assertions.EmitFields();
    }

    private bool EmitRules(string value, EquatableArray<Assertion> rules, TypeRef type, AssertionEmitter assertions)
    {
        if (rules.Count == 0 && !TypeNames.ValidatesItself(type))
        {
            return false;
        }

        var local = writer.Local();
        writer.Open($"if ({value} is {{ }} {local})");
        assertions.Emit(rules, type, local);
        if (TypeNames.ValidatesItself(type))
        {
            writer.Line($"{types.Codec(type)}.Validate({local}, ref context);");
        }

        writer.Close();
        return true;
    }
}
