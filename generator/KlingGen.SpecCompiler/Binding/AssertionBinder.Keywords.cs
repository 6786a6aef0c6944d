using KlingGen.Patterns;
using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.Binding;

internal sealed partial class AssertionBinder
{
    /// <summary>Formats that the C# type already holds a value to.</summary>
    private static readonly HashSet<string> s_typedFormats = new(StringComparer.Ordinal)
    {
        "int32", "int64", "float", "double", "decimal", "byte", "base64", "binary", "password",
    };

    private void BindKeywords(SpecNode part, SchemaShape shape, TypeRef type, bool whole, List<Assertion> found)
    {
        var kinds = schemas.KindsOf(type);
        foreach (var (key, value) in part.Members())
        {
            switch (key.Text)
            {
                case "type" when whole || IsUntyped(type):
                    BindType(part, kinds, found);
                    break;
                case "enum" or "const":
                    BindValues(part, key.Text, value, type, whole, kinds, found);
                    break;
                case "format" when (kinds & JsonKinds.String) != 0 && HoldsAnyString(type):
                    if (reader.Text(part, "format") is { } format && !s_typedFormats.Contains(format))
                    {
                        found.Add(Say(new FormatAssertion(format)));
                    }

                    break;
                case "allOf":
                    // Merged into the parts of the shape.
                    break;
                case "anyOf" or "oneOf":
                    BindAlternatives(part, key.Text, value, shape, type, whole, found);
                    break;
                case "not":
                    found.Add(Say(new NotAssertion(Condition(value, type))));
                    break;
                case "if":
                    BindIf(part, type, found);
                    break;
                default:
                    if (!BindLimit(part, key.Text, type, kinds, found) && !BindArrayKeyword(part, key.Text, value, type, whole, kinds, found)
                        && !BindObjectKeyword(part, key.Text, value, shape, type, whole, kinds, found))
                    {
                        ReportUnknown(part, key.Text);
                    }

                    break;
            }
        }
    }

    private void ReportUnknown(SpecNode part, string keyword)
    {
        if (keyword is "$dynamicRef" or "$recursiveRef" && part.Mapping?["$ref"] is null && part["$ref"] is not null)
        {
            return;
        }

        if (SchemaKeywords.IsUnsupported(keyword))
        {
            reader.ReportKey(SpecDescriptors.UnsupportedKeyword, part, keyword, keyword);
        }
        else if (!SchemaKeywords.IsKnown(keyword))
        {
            reader.ReportKey(SpecDescriptors.UnknownKeyword, part, keyword, keyword);
        }
    }

    private void BindType(SpecNode part, JsonKinds kinds, List<Assertion> found)
    {
        if (schemas.OwnKinds(part) is { } allowed && allowed != JsonKinds.None && (kinds & ~allowed) != 0)
        {
            found.Add(Say(new TypeAssertion(allowed)));
        }
    }

    private void BindValues(SpecNode part, string keyword, SpecNode value, TypeRef type, bool whole, JsonKinds kinds, List<Assertion> found)
    {
        if (!whole && type is ModelRef { Kind: ModelKind.Enum } && (schemas.DeclarationOf(type) is not { } declaration || IsListedBy(declaration, part)))
        {
            return;
        }

        var nodes = keyword == "const" ? [value] : value.Items().ToList();
        var strings = (kinds & ~JsonKinds.Null) == JsonKinds.String;
        var values = nodes.ConvertAll(node => strings && node.Node is YamlScalar { Kind: not (YamlScalarKind.Null or YamlScalarKind.String) } scalar
            ? JsonText.Quote(scalar.Text)
            : JsonText.Of(node.Node));
        found.Add(Say(new EnumAssertion(values.ToEquatableArray(), keyword == "const")));
    }

    /// <summary>Whether an enum's own values say what a list allows.</summary>
    private static bool IsListedBy(TypeDeclaration declaration, SpecNode list) =>
        declaration.Enums.Concat(declaration.OpenEnum ? [] : declaration.WiderEnums).Any(owner => ReferenceEquals(owner.Node, list.Node));

    private static bool HoldsAnyString(TypeRef type) => type is PrimitiveRef { Kind: PrimitiveKind.String or PrimitiveKind.Json } or ModelRef { Kind: ModelKind.Enum };

    private bool BindLimit(SpecNode part, string keyword, TypeRef type, JsonKinds kinds, List<Assertion> found)
    {
        Assertion? assertion = keyword switch
        {
            "minLength" => reader.Count(part, keyword) is { } limit ? new MinLengthAssertion(limit) : null,
            "maxLength" => reader.Count(part, keyword) is { } limit ? new MaxLengthAssertion(limit) : null,
            "pattern" => reader.Text(part, keyword) is { } pattern && Pattern(part, keyword, pattern) is { } valid ? new PatternAssertion(valid) : null,
            "minimum" => Limit(part, keyword, "exclusiveMinimum") is { } limit ? new MinimumAssertion(limit.Text, limit.Exclusive) : null,
            "maximum" => Limit(part, keyword, "exclusiveMaximum") is { } limit ? new MaximumAssertion(limit.Text, limit.Exclusive) : null,
            "exclusiveMinimum" => ExclusiveLimit(part, keyword) is { } limit ? new MinimumAssertion(limit, true) : null,
            "exclusiveMaximum" => ExclusiveLimit(part, keyword) is { } limit ? new MaximumAssertion(limit, true) : null,
            "multipleOf" => reader.Number(part, keyword) is { } divisor ? new MultipleOfAssertion(divisor) : null,
            _ => null,
        };
        var about = keyword switch
        {
            "minLength" or "maxLength" or "pattern" => JsonKinds.String,
            "minimum" or "maximum" or "exclusiveMinimum" or "exclusiveMaximum" or "multipleOf" => JsonKinds.Number,
            _ => JsonKinds.None,
        };
        if (assertion is not null && (kinds & about) != 0)
        {
            ReportUnreachable(part, keyword, type, assertion);
            found.Add(Say(assertion));
        }

        return about != JsonKinds.None;
    }

    private void ReportUnreachable(SpecNode part, string keyword, TypeRef type, Assertion assertion)
    {
        var limit = assertion switch
        {
            MinimumAssertion minimum => minimum.Limit,
            MaximumAssertion maximum => maximum.Limit,
            MultipleOfAssertion multiple => multiple.Divisor,
            _ => null,
        };
        if (limit is not null && NumberRanges.Exceeded(type, limit) is { } name)
        {
            reader.ReportKey(SpecDescriptors.UnreachableLimit, part, keyword, keyword, limit, name);
        }
    }

    private (string Text, bool Exclusive)? Limit(SpecNode part, string keyword, string exclusive) =>
        reader.Number(part, keyword) is { } text ? (text, IsBoolean(part, exclusive) && reader.Flag(part, exclusive)) : null;

    /// <summary>A number since 3.1; in 3.0 a boolean that belongs to the limit beside it. Documents mix the two, and both are plain.</summary>
    private string? ExclusiveLimit(SpecNode part, string keyword)
    {
        if (!IsBoolean(part, keyword))
        {
            if (part.Document.Version == SpecVersion.V30)
            {
                reader.ReportKey(SpecDescriptors.OtherVersion, part, keyword, keyword, "a boolean", "a number");
            }

            return reader.Number(part, keyword);
        }

        if (part.Document.Version != SpecVersion.V30)
        {
            reader.ReportKey(SpecDescriptors.OtherVersion, part, keyword, keyword, "a number", "a boolean");
        }

        return null;
    }

    private static bool IsBoolean(SpecNode part, string keyword) => part[keyword] is { Node: YamlScalar { Kind: YamlScalarKind.Boolean } };

    private bool BindArrayKeyword(SpecNode part, string keyword, SpecNode value, TypeRef type, bool whole, JsonKinds kinds, List<Assertion> found)
    {
        if (keyword is not ("minItems" or "maxItems" or "uniqueItems" or "items" or "prefixItems" or "contains" or "minContains" or "maxContains" or "unevaluatedItems"))
        {
            return false;
        }

        if ((kinds & JsonKinds.Array) == 0)
        {
            return true;
        }

        var item = type is ListRef list ? list.Item : TypeRef.Json;
        switch (keyword)
        {
            case "minItems" when reader.Count(part, keyword) is { } limit:
                found.Add(Say(new MinItemsAssertion(limit)));
                break;
            case "maxItems" when reader.Count(part, keyword) is { } limit:
                found.Add(Say(new MaxItemsAssertion(limit)));
                break;
            case "uniqueItems" when reader.Flag(part, keyword):
                found.Add(Say(new UniqueItemsAssertion()));
                break;
            case "prefixItems":
            case "items" when value.Node is YamlSequence { Items.Count: > 1 }:
                var index = 0;
                foreach (var place in value.Items())
                {
                    var at = index++;
                    Add(found, Nested(place, item, whole || IsUntyped(item)), rules => new PrefixItemAssertion(at, rules));
                }

                break;
            case "items":
                var skip = reader.Array(part, "prefixItems")?.Items().Count() ?? 0;
                Add(found, Nested(schemas.ItemsOf(part) ?? value, item, whole || (skip > 0 && IsUntyped(item))), rules => new ItemsAssertion(skip, rules));
                break;
            case "unevaluatedItems":
                BindUnevaluatedItems(part, value, type, whole, found);
                break;
            case "contains":
                found.Add(Say(new ContainsAssertion(Condition(value, item), reader.Count(part, "minContains") ?? 1, reader.Count(part, "maxContains"))));
                break;
        }

        return true;
    }

    private bool BindObjectKeyword(SpecNode part, string keyword, SpecNode value, SchemaShape shape, TypeRef type, bool whole, JsonKinds kinds, List<Assertion> found)
    {
        if (keyword is not ("properties" or "required" or "additionalProperties" or "patternProperties" or "propertyNames"
            or "unevaluatedProperties" or "minProperties" or "maxProperties" or "dependentRequired" or "dependentSchemas"))
        {
            return false;
        }

        if ((kinds & JsonKinds.Object) == 0)
        {
            return true;
        }

        switch (keyword)
        {
            case "properties" when whole:
                foreach (var (name, schema) in value.Members())
                {
                    var member = schemas.MemberOf(type, name.Text);
                    Add(found, Nested(schema, member.Type, whole: true), rules => new PropertyAssertion(member, rules));
                }

                break;
            case "required":
                var names = reader.Required(part).Where(name => whole || type is not ModelRef || !shape.HasProperty(name)).ToList();
                if (names.Count > 0)
                {
                    found.Add(Say(new RequiredAssertion(names.Select(name => schemas.MemberOf(type, name)).ToEquatableArray())));
                }

                break;
            case "additionalProperties":
                BindAdditional(part, value, type, whole, found);
                break;
            case "patternProperties":
                foreach (var (pattern, schema) in value.Members())
                {
                    if (Pattern(value, pattern.Text, pattern.Text) is { } valid)
                    {
                        var member = type is MapRef map ? map.Value : TypeRef.Json;
                        Add(found, Nested(schema, member, whole || IsUntyped(member)), rules => new PatternPropertiesAssertion(valid, rules));
                    }
                }

                break;
            case "unevaluatedProperties":
                BindUnevaluatedProperties(part, value, type, whole, found);
                break;
            case "propertyNames":
                Add(found, Whole(value, TypeRef.String), static rules => new PropertyNamesAssertion(rules));
                break;
            case "minProperties" when reader.Count(part, keyword) is { } limit:
                found.Add(Say(new MinPropertiesAssertion(limit)));
                break;
            case "maxProperties" when reader.Count(part, keyword) is { } limit:
                found.Add(Say(new MaxPropertiesAssertion(limit)));
                break;
            case "dependentRequired":
                foreach (var (trigger, _) in value.Members())
                {
                    var members = reader.Texts(value, trigger.Text).Select(name => schemas.MemberOf(type, name)).ToEquatableArray();
                    found.Add(Say(new DependentRequiredAssertion(schemas.MemberOf(type, trigger.Text), members)));
                }

                break;
            case "dependentSchemas":
                foreach (var (trigger, schema) in value.Members())
                {
                    Add(found, Whole(schema, type), rules => new DependentSchemaAssertion(schemas.MemberOf(type, trigger.Text), rules));
                }

                break;
        }

        return true;
    }

    private void BindAdditional(SpecNode part, SpecNode value, TypeRef type, bool whole, List<Assertion> found)
    {
        if (!whole && type is ModelRef && (part["patternProperties"] is null || value.Node is YamlScalar))
        {
            // Stands at the type's additional properties, which are all members that have no property.
            return;
        }

        var member = type is MapRef map ? map.Value : TypeRef.Json;
        var rules = Nested(value, member, whole || (part["patternProperties"] is not null && IsUntyped(member)));
        var names = part["properties"]?.Members().Select(static member => member.Key.Text) ?? [];
        var patterns = part["patternProperties"]?.Members().Select(static member => member.Key.Text).Where(static name => EcmaPattern.Problem(name) is null) ?? [];
        Add(found, rules, bound => new AdditionalPropertiesAssertion(names.ToEquatableArray(), patterns.ToEquatableArray(), bound));
    }

    private void BindAlternatives(SpecNode part, string keyword, SpecNode value, SchemaShape shape, TypeRef type, bool whole, List<Assertion> found)
    {
        var branches = value.Items().ToList();
        if (branches.Count == 0)
        {
            return;
        }

        var mode = keyword == "oneOf" ? UnionMode.OneOf : UnionMode.AnyOf;
        if (whole)
        {
            if (_typed is not { } typed || !ReferenceEquals(typed.Owner.Node, part.Node) || typed.Mode != mode)
            {
                found.AddRange(Alternatives(branches, type, mode));
            }

            return;
        }

        branches.RemoveAll(branch => schemas.OwnKinds(branch) == JsonKinds.Null);
        if (branches.Count == 0)
        {
            found.Add(Say(new TypeAssertion(JsonKinds.Null)));
        }
        else if (branches.Count == 1)
        {
            found.AddRange(Bind(branches, type, whole: false));
        }
        else if (type is not ModelRef model || (model.Kind != ModelKind.Union && branches.TrueForAll(branch => schemas.OnlyNarrows(branch, shape))))
        {
            found.AddRange(Alternatives(branches, type, mode));
        }
    }

    private void BindIf(SpecNode part, TypeRef type, List<Assertion> found)
    {
        var then = part["then"] is { } yes ? Whole(yes, type) : default;
        var @else = part["else"] is { } no ? Whole(no, type) : default;
        if (then.Count + @else.Count > 0)
        {
            found.Add(Say(new IfAssertion(Condition(part["if"]!.Value, type), then, @else)));
        }
    }

    /// <summary>A schema that is only asked, not demanded: sentences and severities of the demand do not apply to it.</summary>
    private EquatableArray<Assertion> Condition(SpecNode schema, TypeRef type)
    {
        var (message, warning) = (_message, _warning);
        (_message, _warning) = (null, false);
        var condition = Whole(schema, type);
        (_message, _warning) = (message, warning);
        return condition;
    }

    /// <summary>Whether a C# type says nothing of the JSON type, so that the rules must: several schemas share it.</summary>
    private static bool IsUntyped(TypeRef type) => type == TypeRef.Json;

    private EquatableArray<Assertion> Nested(SpecNode schema, TypeRef type, bool whole) => Bind([schema], type, whole);

    private void Add(List<Assertion> found, EquatableArray<Assertion> rules, Func<EquatableArray<Assertion>, Assertion> make)
    {
        if (rules.Count > 0)
        {
            found.Add(Say(make(rules)));
        }
    }
}
