using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.OpenApi.Extensions;
using KlingGen.SpecCompiler.OpenApi.References;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.OpenApi.Schemas;

/// <summary>One schema as it stands, whichever version of OpenAPI its document is written in: an object of keywords, or a
/// boolean.</summary>
internal sealed class Schema(SpecNode node, SpecContext context) : SpecView(node, context)
{
    /// <summary>The value of a boolean schema; null for others.</summary>
    public bool? Boolean => BooleanOf(Node);

    public string? Title => Node["title"]?.Text;

    public string? Format => Values.Text(Node, "format");

    /// <summary>Whether <c>nullable</c> says so, as 3.0 has it.</summary>
    public bool IsMarkedNullable => Values.Flag(Node, "nullable");

    public bool IsReadOnly => Values.Flag(Node, "readOnly");

    public bool IsWriteOnly => Values.Flag(Node, "writeOnly");

    public bool IsDeprecated => Values.Flag(Node, "deprecated");

    public SpecValue? Default => ValueAt("default");

    /// <summary>The values that the document shows: examples and the default.</summary>
    public IEnumerable<SpecValue> Shown
    {
        get
        {
            var examples = Node["examples"] is { Node: YamlSequence } list ? new SpecValue(list, Context).Items : [];
            return ((SpecValue?[])[ValueAt("example"), Default]).OfType<SpecValue>().Concat(examples);
        }
    }

    public string? ContentEncoding => Node["contentEncoding"]?.Text;

    public bool HasContentMediaType => Node["contentMediaType"] is not null;

    public Schema? ContentSchema => SchemaAt("contentSchema");

    public SchemaExtensions Extensions => new(Node, Context);

    /// <summary>What it says of how tasks are made.</summary>
    public ProtocolExtensions Protocol => new(Node, Context);

    public bool HasReference => Node["$ref"] is not null;

    /// <summary>Whether all that stands beside the reference is to be ignored, as 3.0 has it.</summary>
    public bool IsReferenceAlone => HasReference && Node.Document.Version == SpecVersion.V30;

    /// <summary>The schema that it refers to; null where it refers to none, or where a diagnostic says that there is none.</summary>
    public Schema? Reference =>
        Node["$ref"] is { } reference && Context.References.Resolve(reference) is { } target ? new Schema(target, Context) : null;

    /// <summary>As <see cref="Reference"/>, without a word of what is wrong.</summary>
    public Schema? QuietReference =>
        Node["$ref"] is { } reference && Context.References.TryResolve(reference) is { } target ? new Schema(target, Context) : null;

    /// <summary>The reference as it is written.</summary>
    public SpecValue? ReferenceText => ValueAt("$ref");

    /// <summary>The schema that it only points at, with nothing but annotations of its own.</summary>
    /// <param name="isQuiet">Whether nothing is told of a reference that leads nowhere.</param>
    public Schema? PureReference(bool isQuiet = false)
    {
        if (Node.Mapping is not { } mapping)
        {
            return null;
        }

        if (HasReference)
        {
            return IsReferenceAlone || HasOnlyAnnotationsBeside(mapping, SchemaKeywords.IsReference)
                ? isQuiet ? QuietReference : Reference
                : null;
        }

        if (Node["allOf"] is not { Node: YamlSequence } all || !HasOnlyAnnotationsBeside(mapping, static name => name == "allOf"))
        {
            return null;
        }

        var parts = all.Items().Select(part => new Schema(part, Context)).Where(static part => !part.IsAnnotationOnly).ToList();
        return parts.Count == 1 && parts[0].HasReference ? parts[0] : null;
    }

    /// <summary>Whether it is one <c>oneOf</c> or <c>anyOf</c> with nothing but annotations beside.</summary>
    public bool IsUnionAlone => Node.Mapping is { } mapping && (Node["oneOf"] is null) != (Node["anyOf"] is null)
        && HasOnlyAnnotationsBeside(mapping, static name => name is "oneOf" or "anyOf" or "discriminator");

    private bool IsAnnotationOnly => Node.Mapping is { } mapping && HasOnlyAnnotationsBeside(mapping, static _ => false);

    /// <summary>The kinds that its own <c>type</c> names, null included; null when it names none.</summary>
    public JsonKinds? OwnKinds
    {
        get
        {
            if (Node["type"] is not { } type)
            {
                return null;
            }

            var kinds = JsonTypeNames.Read(type, Context.Reporter);
            return Node.Document.Version == SpecVersion.V30 && IsMarkedNullable ? kinds | JsonKinds.Null : kinds;
        }
    }

    /// <summary>The kinds that its <c>type</c> names, as they are written; null when it names none.</summary>
    public JsonKinds? NamedKinds => Node["type"] is { IsNull: false } type ? JsonTypeNames.Read(type, Context.Reporter) : null;

    /// <summary>Whether null is its only value.</summary>
    public bool IsOnlyNull => IsObject
        && (OwnKinds == JsonKinds.Null || Node["const"] is { IsNull: true }
            || (Node["enum"] is { Node: YamlSequence } values && values.Items().Any() && values.Items().All(static value => value.IsNull)));

    public bool HasEnum => Node["enum"] is not null;

    public bool HasConst => Node["const"] is not null;

    /// <summary>The values of its <c>enum</c>, as far as it is a list.</summary>
    public IReadOnlyList<SpecValue>? Enum => Values.Array(Node, "enum") is { } list ? new SpecValue(list, Context).Items.ToList() : null;

    public SpecValue? Const => ValueAt("const");

    /// <summary>The values that it lists: those of its <c>enum</c>, else the one of its <c>const</c>.</summary>
    public IEnumerable<SpecValue> Listed => Enum ?? (Const is { } constant ? [constant] : []);

    public IReadOnlyList<Schema> AllOf => SchemasOf("allOf") ?? [];

    public IReadOnlyList<Schema>? AnyOf => SchemasOf("anyOf");

    public IReadOnlyList<Schema>? OneOf => SchemasOf("oneOf");

    public bool HasAllOf => Node["allOf"] is not null;

    public bool HasAlternatives => Node["oneOf"] is not null || Node["anyOf"] is not null;

    public Discriminator? Discriminator =>
        Node["discriminator"] is { Node: YamlScalar { Kind: YamlScalarKind.String } or YamlMapping } found
            ? new Discriminator(found, Context)
            : null;

    public bool HasDiscriminator => Node["discriminator"] is { IsNull: false };

    public Schema? Not => SchemaAt("not");

    public Schema? If => SchemaAt("if");

    public Schema? Then => SchemaAt("then");

    public Schema? Else => SchemaAt("else");

    /// <summary>The named members.</summary>
    public IEnumerable<(string Name, Schema Schema)> Properties => Named(Node.SectionAt("properties", Context));

    public IEnumerable<(string Name, Schema Schema)> PatternProperties => Named(Node.SectionAt("patternProperties", Context));

    public bool HasPatternProperties => Node["patternProperties"] is not null;

    /// <summary>The names that it requires, those among them that call themselves required.</summary>
    public IEnumerable<string> Required => Values.Required(Node);

    /// <summary>Whether it says of itself that the object around it requires it, as draft 3 had it.</summary>
    public bool IsRequired => Node["required"] is { } required && BooleanOf(required) is not null && Values.Flag(Node, "required");

    public Schema? AdditionalProperties => SchemaAt("additionalProperties");

    public Schema? UnevaluatedProperties => SchemaAt("unevaluatedProperties");

    public Schema? PropertyNames => SchemaAt("propertyNames");

    public IEnumerable<(string Trigger, IEnumerable<string> Names)> DependentRequired => Node["dependentRequired"] is { } found
        ? found.Members().Select(member => (member.Key.Text, Values.Texts(found, member.Key.Text)))
        : [];

    public IEnumerable<(string Trigger, Schema Schema)> DependentSchemas =>
        Named(Node["dependentSchemas"].Parts("dependentSchemas", Context));

    /// <summary>What it says of each item behind the first ones.</summary>
    public Schema? Items => Node["items"] switch
    {
        null or { Node: YamlSequence { Items.Count: > 1 } } => null,
        { Node: YamlSequence { Items.Count: 1 } } list => OnlyItem(list),
        { } items => new Schema(items, Context),
    };

    /// <summary>What it says of the first items, one by one.</summary>
    public IEnumerable<Schema> PrefixItems => ItemsByPlace.Concat(SchemasOf("prefixItems") ?? []);

    public bool HasItems => Node["items"] is not null;

    public Schema? Contains => SchemaAt("contains");

    public int MinContains => Values.Count(Node, "minContains") ?? 1;

    public int? MaxContains => Values.Count(Node, "maxContains");

    public Schema? UnevaluatedItems => SchemaAt("unevaluatedItems");

    /// <summary>Its members in the order of the document: the keyword, or null for what is none, and the name.</summary>
    public IEnumerable<(SchemaKeyword? Keyword, string Name)> Keywords
    {
        get
        {
            foreach (var (key, _) in Node.Members())
            {
                // A dynamic reference that can only mean one schema is a reference.
                if (key.Text == "$ref" || !SchemaKeywords.IsReference(key.Text) || Node.Mapping!["$ref"] is not null || !HasReference)
                {
                    yield return (KeywordOf(key.Text), key.Text);
                }
            }
        }
    }

    public bool Has(SchemaKeyword keyword) => Node[keyword.Name] is not null;

    /// <summary>A limit and the keyword that it counts as; null where it says nothing, or where a diagnostic says why it is
    /// ignored.</summary>
    public LimitValue? LimitOf(LimitKeyword keyword) => new LimitReader(Node, Context).Read(keyword);

    /// <summary>What stands under a keyword.</summary>
    public SpecValue? ValueOf(SchemaKeyword keyword) => ValueAt(keyword.Name);

    /// <summary>A whole number from 0 on under a keyword.</summary>
    public int? CountOf(SchemaKeyword keyword) => Values.Count(Node, keyword.Name);

    /// <summary>A number as it stands under a keyword, without a word of what is wrong.</summary>
    public string? NumberOf(SchemaKeyword keyword) => Node[keyword.Name] is { } limit ? JsonText.Number(limit.Node) : null;

    /// <summary>The text of a scalar under a keyword.</summary>
    public string? TextOf(SchemaKeyword keyword) => Node[keyword.Name]?.Text;

    public void ReportAt(SchemaKeyword keyword, SpecDescriptor descriptor, params object[] arguments) =>
        ReportKey(descriptor, keyword.Name, arguments);

    /// <summary>Reports at one of its members.</summary>
    public void ReportAt(string member, SpecDescriptor descriptor, params object[] arguments) => ReportKey(descriptor, member, arguments);

    /// <summary>Reports at the name of one of its <c>patternProperties</c>.</summary>
    public void ReportAtPattern(string pattern, SpecDescriptor descriptor, params object[] arguments) =>
        Context.Reporter.ReportKey(descriptor, Node["patternProperties"] ?? Node, pattern, arguments);

    /// <summary>Reports that it is no schema.</summary>
    public void ReportInvalid() => Context.Reporter.Invalid(Node, "schema", "an object or a boolean");

    /// <summary>Reports that its <c>additionalProperties</c> are no schema.</summary>
    public void ReportAdditionalProperties() =>
        Context.Reporter.Ignored(Node["additionalProperties"]!, "additionalProperties", "a schema");

    /// <summary>The same part, read with another context, which tells others what is wrong in it.</summary>
    public Schema WithContext(SpecContext context) => new(Node, context) { Origin = Origin };

    /// <summary>The same schema as what is made of it and others together: another type than its own.</summary>
    public Schema Merged() =>
        Node.Mapping is { } mapping
            ? new(Node with { Node = new YamlMapping(mapping.Line, mapping.Column, mapping.Entries) }, Context) { Origin = Origin }
            : this;

    /// <summary>A schema that says nothing, at the same place: what is made of several schemas together stands there.</summary>
    public Schema WithoutContent() =>
        new(Node with { Node = new YamlScalar(Node.Node.Line, Node.Node.Column, "", YamlScalarKind.Null) }, Context) { Origin = Origin };

    /// <summary>The part of the document that it was made of.</summary>
    public SpecIdentity Origin { get => field.Equals(default) ? Identity : field; private init; }

    private static bool HasOnlyAnnotationsBeside(YamlMapping mapping, Func<string, bool> isAllowed) =>
        mapping.Entries.All(entry => isAllowed(entry.Key.Text) || SchemaKeywords.IsAnnotation(entry.Key.Text));

    private static bool? BooleanOf(SpecNode value) =>
        value.Node is YamlScalar { Kind: YamlScalarKind.Boolean } scalar ? scalar.Text is not ("false" or "False" or "FALSE") : null;

    private SchemaKeyword? KeywordOf(string name) =>
        name == "items" && Node[name] is { Node: YamlSequence { Items.Count: > 1 } }
            ? SchemaKeywords.PrefixItems
            : SchemaKeywords.Find(name);

    private IEnumerable<Schema> ItemsByPlace
    {
        get
        {
            if (Node["items"] is not { Node: YamlSequence { Items.Count: > 1 } } places)
            {
                return [];
            }

            Context.Reporter.Coerced(places, "items", "a schema", "'prefixItems'");
            return places.Items().Select(place => new Schema(place, Context));
        }
    }

    private Schema OnlyItem(SpecNode list)
    {
        Context.Reporter.Coerced(list, "items", "a schema", "its only item");
        return new Schema(list.At(0), Context);
    }

    private List<Schema>? SchemasOf(string key) =>
        Values.Array(Node, key) is { } list ? list.Items().Select(item => new Schema(item, Context)).ToList() : null;

    private IEnumerable<(string Name, Schema Schema)> Named(IEnumerable<(YamlScalar Key, SpecNode Value)> members) =>
        members.Select(member => (member.Key.Text, new Schema(member.Value, Context)));
}
