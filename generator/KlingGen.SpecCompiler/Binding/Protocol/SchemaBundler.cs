using System.Globalization;
using KlingGen.Patterns;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.Binding.Protocol;

/// <summary>
/// Writes a schema as JSON Schema 2020-12 with nothing outside it, for readers that know neither OpenAPI, its versions, nor extensions:
/// references are written out, or, where they lead back, to <c>$defs</c>. It means what the emitted rules mean; what only warns counts as
/// <c>true</c>.
/// </summary>
internal sealed class SchemaBundler(SpecReader reader, SchemaBinder schemas)
{
    /// <summary>Schemas that name each other twice would double the text at each step: longer ones refer to <c>$defs</c>.</summary>
    private const int MaxInlined = 200_000;

    /// <summary>How deep schemas stand in each other before references are no longer written out.</summary>
    private const int MaxDepth = 48;

    /// <summary>What validators that refuse unknown formats know.</summary>
    private static readonly HashSet<string> s_formats = new(StringComparer.Ordinal)
    {
        "date", "time", "date-time", "iso-time", "iso-date-time", "duration", "uri", "uri-reference", "uri-template", "url", "email",
        "hostname", "ipv4", "ipv6", "regex", "uuid", "json-pointer", "json-pointer-uri-fragment", "relative-json-pointer", "byte", "int32",
        "int64", "float", "double", "password", "binary",
    };

    private static readonly (JsonKinds Kind, string Name)[] s_types =
    [
        (JsonKinds.String, "string"), (JsonKinds.Fraction, "number"), (JsonKinds.Integer, "integer"), (JsonKinds.Boolean, "boolean"),
        (JsonKinds.Array, "array"), (JsonKinds.Object, "object"), (JsonKinds.Null, "null"),
    ];

    private readonly HashSet<YamlNode> _open = [];
    private readonly Dictionary<YamlNode, string> _definitions = [];
    private readonly Queue<(SpecNode Schema, TypeRef Type)> _pending = new();
    private readonly NameScope _names = new("Schema");
    private int _inlined;
    private int _depth;

    /// <summary>The schema of a type with further ones that hold over it.</summary>
    public static string Bundle(SpecReader reader, SchemaBinder schemas, SpecNode schema, TypeRef type, IEnumerable<SpecNode> rules)
    {
        var bundler = new SchemaBundler(reader, schemas);
        var bundle = new JsonSchemaObject();
        bundle.Set("$schema", "\"https://json-schema.org/draft/2020-12/schema\"");

        // What is left over is judged by what stands beside it, so that nothing may be put there.
        if (schemas.Flatten(schema).Parts.First("unevaluatedProperties") is not null || bundler.Members(schema, type) is not { } members)
        {
            bundle.Set("type", "\"object\"");
            bundle.AllOf([bundler.Schema(schema, type)]);
        }
        else
        {
            bundle.Annotate(members);
        }

        bundle.AllOf(rules.Select(rule => bundler.Schema(rule, type)).ToList());
        bundle.Set("$defs", bundler.Definitions());
        return bundle.ToString();
    }

    private string? Definitions()
    {
        var definitions = new JsonSchemaObject();
        var any = false;
        while (_pending.Count > 0)
        {
            var (schema, type) = _pending.Dequeue();
            _open.Add(schema.Node);
            definitions.Set(_definitions[schema.Node], Schema(schema, type));
            _open.Remove(schema.Node);
            any = true;
        }

        return any ? definitions.ToString() : null;
    }

    private string Schema(SpecNode schema, TypeRef type)
    {
        _depth++;
        var isFalse = IsBoolean(schema) && schema.Text is "false" or "False" or "FALSE";
        var text = Members(schema, type)?.ToString() ?? (isFalse ? "false" : "true");
        _depth--;
        return text;
    }

    /// <summary>The keywords of a schema; null for one that is a boolean, or counts as one.</summary>
    private JsonSchemaObject? Members(SpecNode schema, TypeRef type)
    {
        if (schema.Mapping is null || schema["x-severity"]?.Text == "warning")
        {
            return null;
        }

        var isReference = schema["$ref"] is not null && schema.Document.Version == SpecVersion.V30;
        var members = new JsonSchemaObject();
        foreach (var (key, value) in schema.Members())
        {
            if (!Annotation(schema, key.Text, value, members) && !isReference)
            {
                _ = Limit(schema, key.Text, value, members) || Values(schema, key.Text, value, type, members)
                    || ArrayKeyword(schema, key.Text, value, type, members) || ObjectKeyword(schema, key.Text, value, type, members)
                    || Condition(schema, key.Text, value, type, members);
            }
        }

        if (schema["$ref"] is { } reference && reader.TryResolve(reference) is { } target)
        {
            members = Refer(members, target, type);
        }

        if (reader.Flag(schema, "nullable") && schema["type"] is null && !members.IsAnnotation)
        {
            var assertions = members.Assertions();
            members.Set("anyOf", $"[{assertions},{{\"type\":\"null\"}}]");
        }

        return members;
    }

    private JsonSchemaObject Refer(JsonSchemaObject beside, SpecNode target, TypeRef type)
    {
        if (target.Mapping is not null && (_open.Contains(target.Node) || _depth > MaxDepth || _inlined > MaxInlined))
        {
            beside.Set("$ref", JsonText.Quote("#/$defs/" + DefinitionOf(target, type)));
            return beside;
        }

        _open.Add(target.Node);
        _depth++;
        var members = Members(target, type);
        _depth--;
        _open.Remove(target.Node);
        _inlined += members?.Length ?? 0;
        if (members is not null && beside.IsAnnotation)
        {
            members.Annotate(beside);
            return members;
        }

        var text = members?.ToString() ?? Schema(target, type);
        if (text != "true")
        {
            beside.AllOf([text], isFirst: true);
        }

        return beside;
    }

    private string DefinitionOf(SpecNode target, TypeRef type)
    {
        if (!_definitions.TryGetValue(target.Node, out var name))
        {
            var segments = JsonPointer.Segments(target.Pointer);
            var last = segments.Length == 0 ? "" : CSharpName.Pascal(segments[segments.Length - 1]);
            name = _names.Take(last.All(static character => character < '\u0080') ? last : "");
            _definitions.Add(target.Node, name);
            _pending.Enqueue((target, type));
        }

        return name;
    }

    private bool Annotation(SpecNode schema, string key, SpecNode value, JsonSchemaObject members)
    {
        switch (key)
        {
            case "title" or "description":
                members.Set(key, value.Text is { } text ? JsonText.Quote(text) : null);
                return true;
            case "default":
                members.Set(key, JsonText.Of(value.Node));
                return true;
            case "examples":
                members.Set(key, value.Node is YamlSequence ? JsonText.Of(value.Node) : null);
                return true;
            case "deprecated" or "readOnly" or "writeOnly":
                members.Set(key, reader.Flag(schema, key) ? "true" : null);
                return true;
            default:
                return false;
        }
    }

    private bool Limit(SpecNode schema, string key, SpecNode value, JsonSchemaObject members)
    {
        switch (key)
        {
            case "minLength" or "maxLength" or "minItems" or "maxItems" or "minProperties" or "maxProperties":
                members.Set(key, Text(reader.Count(schema, key)));
                return true;
            case "minContains" or "maxContains":
                members.Set(key, schema["contains"] is null ? null : Text(reader.Count(schema, key)));
                return true;
            case "minimum" or "maximum":
                var exclusive = key == "minimum" ? "exclusiveMinimum" : "exclusiveMaximum";
                members.Set(IsBoolean(schema[exclusive]) && reader.Flag(schema, exclusive) ? exclusive : key, reader.Number(schema, key));
                return true;
            case "exclusiveMinimum" or "exclusiveMaximum":
                members.Set(key, IsBoolean(value) ? null : reader.Number(schema, key));
                return true;
            case "multipleOf":
                members.Set(key, reader.Number(schema, key));
                return true;
            case "pattern":
                members.Set(key, value.Text is { } pattern && EcmaPattern.Problem(pattern) is null ? JsonText.Quote(pattern) : null);
                return true;
            case "format":
                members.Set(key, reader.Text(schema, key) is { } format && s_formats.Contains(format) ? JsonText.Quote(format) : null);
                return true;
            case "uniqueItems":
                members.Set(key, reader.Flag(schema, key) ? "true" : null);
                return true;
            case "contentEncoding" or "contentMediaType":
                members.Set(key, value.Text is { } text ? JsonText.Quote(text) : null);
                return true;
            default:
                return false;
        }
    }

    private bool Values(SpecNode schema, string key, SpecNode value, TypeRef type, JsonSchemaObject members)
    {
        var isNullable = reader.Flag(schema, "nullable");
        switch (key)
        {
            case "type":
                var kinds = schemas.OwnKinds(schema) ?? JsonKinds.None;
                members.Set(key, kinds == JsonKinds.None ? null : TypeNames(isNullable ? kinds | JsonKinds.Null : kinds));
                return true;
            case "enum":
                var values = value.Items().Select(item => Value(schema, item, type)).Concat(isNullable ? ["null"] : []).Distinct().ToList();
                members.Set(key, values.Count == 0 ? null : "[" + string.Join(",", values) + "]");
                return true;
            case "const" when isNullable:
                members.Set("enum", $"[{Value(schema, value, type)},null]");
                return true;
            case "const":
                members.Set(key, Value(schema, value, type));
                return true;
            default:
                return false;
        }
    }

    /// <summary>A value; of a text that is written without quotes, the text.</summary>
    private string Value(SpecNode schema, SpecNode value, TypeRef type)
    {
        var kinds = type is PrimitiveRef { Kind: PrimitiveKind.Json } or ModelRef { Kind: ModelKind.Union }
            ? schemas.Flatten(schema).Kinds ?? JsonKinds.Any
            : schemas.KindsOf(type);
        return kinds == JsonKinds.String && value.Node is YamlScalar { Kind: not (YamlScalarKind.Null or YamlScalarKind.String) } scalar
            ? JsonText.Quote(scalar.Text)
            : JsonText.Of(value.Node);
    }

    private static string TypeNames(JsonKinds kinds)
    {
        var names = new List<string>();
        foreach (var (kind, name) in s_types)
        {
            // Whole numbers are numbers.
            if ((kinds & kind) != 0 && !(kind == JsonKinds.Integer && (kinds & JsonKinds.Fraction) != 0))
            {
                names.Add("\"" + name + "\"");
            }
        }

        return names.Count == 1 ? names[0] : "[" + string.Join(",", names) + "]";
    }

    private bool ArrayKeyword(SpecNode schema, string key, SpecNode value, TypeRef type, JsonSchemaObject members)
    {
        var item = type is ListRef list ? list.Item : TypeRef.Json;
        switch (key)
        {
            case "items" when value.Node is YamlSequence { Items.Count: > 1 }:
                members.Set("prefixItems", List(value, item));
                return true;
            case "items":
                members.Set(key, schemas.ItemsOf(schema) is { } items ? Schema(items, item) : null);
                return true;
            case "contains" or "unevaluatedItems":
                members.Set(key, Schema(value, item));
                return true;
            case "prefixItems":
                members.Set(key, List(value, item));
                return true;
            default:
                return false;
        }
    }

    private bool ObjectKeyword(SpecNode schema, string key, SpecNode value, TypeRef type, JsonSchemaObject members)
    {
        var other = type is MapRef map ? map.Value : TypeRef.Json;
        switch (key)
        {
            case "properties":
                members.Set(key, Named(value, (name, inner) => Schema(inner, schemas.MemberOf(type, name).Type)));
                members.Set("required", Required(schema));
                return true;
            case "required":
                members.Set(key, Required(schema));
                return true;
            case "additionalProperties" when value.Mapping is not null || IsBoolean(value):
                members.Set(key, Schema(value, other));
                return true;
            case "patternProperties":
                members.Set(key, Named(value, (pattern, inner) => EcmaPattern.Problem(pattern) is null ? Schema(inner, other) : null));
                return true;
            case "unevaluatedProperties":
                members.Set(key, Schema(value, other));
                return true;
            case "propertyNames":
                members.Set(key, Schema(value, TypeRef.String));
                return true;
            case "dependentSchemas":
                members.Set(key, Named(value, (_, inner) => Schema(inner, type)));
                return true;
            case "dependentRequired":
                members.Set(key, Named(value, (name, _) => Names(reader.Texts(value, name))));
                return true;
            default:
                return false;
        }
    }

    private bool Condition(SpecNode schema, string key, SpecNode value, TypeRef type, JsonSchemaObject members)
    {
        switch (key)
        {
            case "allOf":
                members.AllOf(value.Items().Select(part => Schema(part, type)).ToList());
                return true;
            case "anyOf" or "oneOf":
                members.Set(key, List(value, type));
                return true;
            case "not":
                members.Set(key, Schema(value, type));
                return true;
            case "if" when schema["then"] is not null || schema["else"] is not null:
            case "then" or "else" when schema["if"] is not null:
                members.Set(key, Schema(value, type));
                return true;
            default:
                return false;
        }
    }

    /// <summary>The names that an object requires, those among them that call themselves required.</summary>
    private string? Required(SpecNode schema)
    {
        var own = (schema["properties"]?.Members()).OrEmpty()
            .Where(member => IsBoolean(member.Value["required"]) && reader.Flag(member.Value, "required"))
            .Select(static member => member.Key.Text);
        var names = reader.Required(schema).Concat(own).ToList();
        return names.Count == 0 ? null : Names(names);
    }

    private static string Names(IEnumerable<string> names) => "[" + string.Join(",", names.Distinct().Select(JsonText.Quote)) + "]";

    private string? List(SpecNode value, TypeRef type) => value.Node is YamlSequence { Items.Count: > 0 }
        ? "[" + string.Join(",", value.Items().Select(item => Schema(item, type))) + "]"
        : null;

    private static string? Named(SpecNode value, Func<string, SpecNode, string?> write)
    {
        if (value.Mapping is null)
        {
            return null;
        }

        var named = new JsonSchemaObject();
        foreach (var (key, inner) in value.Members())
        {
            named.Set(key.Text, write(key.Text, inner));
        }

        return named.ToString();
    }

    private static bool IsBoolean(SpecNode? value) => value is { Node: YamlScalar { Kind: YamlScalarKind.Boolean } };

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
