using KlingGen.Patterns;
using KlingGen.SpecCompiler.Binding.Protocol;
using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.Binding;

/// <summary>Makes the model of each declared type.</summary>
internal sealed class TypeModelBinder(SchemaBinder schemas, AssertionBinder assertions, DocumentationBinder documentation, SpecReader reader, VideoRequests requests)
{
    private static readonly string[] s_enumNames = ["x-enum-varnames", "x-enumNames"];

    private static readonly string[] s_enumDescriptions = ["x-enum-descriptions", "x-enumDescriptions"];

    private static readonly string[] s_reservedEnumMembers =
        ["Value", "Values", "IsKnown", "Parse", "TryParse", "Read", "Write", "Validate", "ValidateMore", "Equals", "GetHashCode", "GetType", "ToString", "ReferenceEquals", "MemberwiseClone", "Finalize", "Clone", "PrintMembers"];

    private readonly UnionOverlaps _overlaps = new(schemas);

    private readonly CaseMembers _members = new(schemas);

    public TypeModel Bind(TypeDeclaration declaration)
    {
        var prose = documentation.Bind([declaration.Schema, .. declaration.Shape.Parts], declaration.Schema);
        return declaration.Reference.Kind switch
        {
            ModelKind.Object => BindObject(declaration, prose),
            ModelKind.Enum => BindEnum(declaration, prose),
            _ => BindUnion(declaration, prose),
        };
    }

    public IEnumerable<RuleSetModel> BindRuleSets(DocumentScope scope)
    {
        if (scope.Document.Find("/components/schemas") is not { } components)
        {
            yield break;
        }

        foreach (var (_, schema) in new SpecNode(scope.Document, components.Node, components.Pointer).Members())
        {
            if (schema["x-constrains"] is not { } reference || reader.Resolve(reference) is not { } target)
            {
                continue;
            }

            var bound = schemas.Bind(target, "");
            if (bound.Type is not ModelRef)
            {
                reader.Report(SpecDescriptors.ConstrainedTypeUnknown, reference, reference.Text ?? "");
                continue;
            }

            yield return new RuleSetModel(scope.ComponentName(schema.Node)!, documentation.Bind([schema], schema), bound.Type, assertions.Whole(schema, bound.Type));
        }
    }

    private ObjectModel BindObject(TypeDeclaration declaration, DocumentationModel prose)
    {
        var properties = new List<PropertyModel>();
        var bound = schemas.PropertiesOf(declaration);
        var inherited = declaration.Base is { } parent ? schemas.PropertiesOf(parent) : [];
        foreach (var (member, sources) in bound)
        {
            var shape = schemas.Flatten(sources);
            var speakers = sources.Concat(shape.Parts).ToList();
            properties.Add(new PropertyModel
            {
                JsonName = member.JsonName,
                Name = member.Name!,
                Documentation = documentation.Bind(speakers),
                Type = member.Type,
                Required = member.Required,
                Nullable = member.Nullable,
                ReadOnly = speakers.Exists(speaker => reader.Flag(speaker, "readOnly")),
                WriteOnly = speakers.Exists(speaker => reader.Flag(speaker, "writeOnly")),
                Default = speakers.Select(static speaker => speaker["default"]).FirstOrDefault(static value => value is not null) is { } value ? JsonText.Of(value.Node) : null,
                Assertions = assertions.BeyondType(sources, member.Type),
                Inherited = inherited.Any(property => property.Member.JsonName == member.JsonName),
            });
        }

        var rules = assertions.OfDeclaration(declaration).ToList();

        // What a base leaves open and its refinement requires.
        var required = bound.Select(static property => property.Member).Where(member => !member.Required && declaration.Shape.Required.Contains(member.JsonName)).ToList();
        if (required.Count > 0)
        {
            rules.Add(new RequiredAssertion(required.ToEquatableArray()));
        }

        return new ObjectModel(
            declaration.Reference.Name, prose, properties.ToEquatableArray(), BindAdditional(declaration), rules.ToEquatableArray(), schemas.HierarchyOf(declaration), requests.Contains(declaration));
    }

    private AdditionalPropertiesModel BindAdditional(TypeDeclaration declaration)
    {
        var (type, nullable) = declaration.Additional;
        // Beside patterns they hold for some names only, and are a rule of the whole object.
        var rules = declaration.Shape is { Additional: { } additional, Patterns.Count: 0 } ? assertions.BeyondType([additional], type) : default;
        var patterns = declaration.Shape.Parts
            .SelectMany(static part => (part["patternProperties"]?.Members()).OrEmpty())
            .Select(static member => member.Key.Text)
            .Where(static pattern => EcmaPattern.Problem(pattern) is null);
        return new AdditionalPropertiesModel(type, nullable && type != TypeRef.Json, !declaration.Shape.Closed, rules, patterns.ToEquatableArray(), declaration.AdditionalName);
    }

    private EnumModel BindEnum(TypeDeclaration declaration, DocumentationModel prose)
    {
        var names = new NameScope("Empty", s_reservedEnumMembers);
        names.Reserve(declaration.Reference.Name);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var members = new List<EnumMemberModel>();
        foreach (var owner in declaration.Enums)
        {
            var values = owner["enum"] is { } list ? list.Items().ToList() : [owner["const"]!.Value];
            CheckWords(owner, values);
            for (var i = 0; i < values.Count; i++)
            {
                if (values[i].Text is not { } value || declaration.Refused.Contains(values[i].Node) || !seen.Add(value))
                {
                    continue;
                }

                var asked = EnumText(owner, i, value, s_enumNames);
                var name = asked is not null && CSharpName.IsIdentifier(asked) ? asked : CSharpName.Pascal(asked ?? value);
                members.Add(new EnumMemberModel(
                    value, names.Take(name.Length > 0 ? name : Spell(value)), EnumText(owner, i, value, s_enumDescriptions)));
            }
        }

        return new EnumModel(declaration.Reference.Name, prose, members.ToEquatableArray(), declaration.OpenEnum);
    }

    /// <summary>A name for a value without a letter or digit, such as <c>+</c> or the empty string.</summary>
    private static string Spell(string value) => value.Length == 0
        ? "Empty"
        : "U" + string.Concat(value.Take(8).Select(static character => ((int)character).ToString("X4", System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>Words that would stand at the wrong value, or at none, are told.</summary>
    private void CheckWords(SpecNode owner, List<SpecNode> values)
    {
        foreach (var extension in s_enumNames.Concat(s_enumDescriptions))
        {
            if (owner[extension] is not { IsNull: false } words)
            {
                continue;
            }

            var problem = words.Node switch
            {
                YamlSequence list when list.Items.Count != values.Count => $"has {list.Items.Count} words for {values.Count} values; they are taken in order",
                YamlSequence => null,
                YamlMapping map when map.Entries.FirstOrDefault(entry => !values.Exists(value => value.Text == entry.Key.Text)) is { Key: { } key } => $"speaks of '{key.Text}', which is none of the values",
                YamlMapping => extension == "x-enumDescriptions" ? "is a map, which not all tools read; it is taken by value" : null,
                _ => "is neither a list nor a map and has no effect",
            };
            if (problem is not null)
            {
                reader.Report(SpecDescriptors.EnumWords, words, extension, problem);
            }
        }
    }

    /// <summary>What an extension says of one value, as a list in the order of the values or as a map by value.</summary>
    private static string? EnumText(SpecNode owner, int index, string value, string[] extensions)
    {
        foreach (var extension in extensions)
        {
            var found = owner[extension] switch
            {
                { Node: YamlSequence sequence } list when index < sequence.Items.Count => list.At(index).Text,
                { Node: YamlMapping } map => map[value]?.Text,
                _ => null,
            };
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }

    private UnionModel BindUnion(TypeDeclaration declaration, DocumentationModel prose)
    {
        // Where it does not lead to all of the objects, members tell them apart.
        var isWhole = declaration.Cases.TrueForAll(static @case => !IsObject(@case) || @case.DiscriminatorValues.Count > 0 || @case.IsDefault);
        var discriminator = isWhole && declaration.Shape.Discriminator is { } found ? reader.DiscriminatorName(found) : null;
        var isChosenByMembers = discriminator is null && declaration.Cases.Count(IsObject) > 1;
        var cases = declaration.Cases.ConvertAll(@case => BindCase(@case, assertions.OfCase(declaration, @case), isChosenByMembers) with
        {
            Overlaps = discriminator is null && _overlaps.Exist(declaration, @case),
        });
        return new UnionModel(declaration.Reference.Name, prose, CaseMembers.TellingApart(cases).ToEquatableArray(), discriminator, declaration.Mode, assertions.OfUnion(declaration));
    }

    public UnionCaseModel BindCase(BoundCase @case, EquatableArray<Assertion> rules, bool isChosenByMembers) => new()
    {
        Name = @case.Name,
        Type = @case.Type,
        Kinds = @case.Kinds,
        DiscriminatorValues = @case.DiscriminatorValues.ToEquatableArray(),
        RequiredMembers = _members.Required(@case).ToEquatableArray(),
        KnownMembers = _members.Known(@case).ToEquatableArray(),
        Constants = _members.Constants(@case).ToEquatableArray(),
        Assertions = rules,
        IsDefault = @case.IsDefault,
        Types = isChosenByMembers ? _members.Types(@case).ToEquatableArray() : default,
        OtherTypes = isChosenByMembers ? _members.OtherTypes(@case) : JsonKinds.Any,
    };

    private static bool IsObject(BoundCase @case) => (@case.Kinds & JsonKinds.Object) != 0;
}
