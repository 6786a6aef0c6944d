using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.Naming;
using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.OpenApi.Schemas;
using KlingGen.SpecCompiler.Types;

namespace KlingGen.SpecCompiler.Operations.Protocol.Bundling;

/// <summary>
/// Writes a schema as JSON Schema 2020-12 with nothing outside it, for readers that know neither OpenAPI, its versions, nor extensions:
/// references are written out, or, where they lead back, to <c>$defs</c>. It means what the emitted rules mean; what only warns counts as
/// <c>true</c>.
/// </summary>
internal sealed class SchemaBundler
{
    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    /// <summary>Schemas that name each other twice would double the text at each step: longer ones refer to <c>$defs</c>.</summary>
    private const int MaxInlined = 200_000;

    /// <summary>How deep schemas stand in each other before references are no longer written out.</summary>
    private const int MaxDepth = 48;

    private readonly HashSet<(Schema Schema, bool IsRefined)> _open = [];
    private readonly Dictionary<(Schema Schema, bool IsRefined), string> _definitions = [];
    private readonly Queue<(Schema Schema, bool IsRefined, TypeRef Type)> _pending = new();
    private readonly ParentLists _parents;
    private readonly DefinitionNames _names = new();
    private readonly KeywordWriter _keywords;
    private readonly Func<Schema, string?> _referenceTo;
    private int _inlined;
    private int _depth;

    private SchemaBundler(DocumentTypes types, Func<Schema, string?> referenceTo)
    {
        _keywords = new KeywordWriter(this, types);
        _parents = types.Normalizer.Parents;
        _referenceTo = referenceTo;
    }

    /// <summary>The schema of a type with further ones that hold over it.</summary>
    public static string Bundle(DocumentTypes types, Schema schema, TypeRef type, IEnumerable<Schema> rules)
    {
        var bundler = new SchemaBundler(types, static _ => null);
        var bundle = new BundledSchema();
        bundle.Set(SchemaKeywords.Dialect, JsonText.Quote(Dialect));

        // What is left over is judged by what stands beside it, so that nothing may be put there.
        var judgesOthers = types.Normalize(schema).Parts.Exists(static part => part.UnevaluatedProperties is not null);
        if (judgesOthers || bundler.Members(schema, type, isPart: false) is not { } members)
        {
            bundle.Set(SchemaKeywords.Type, BundledValues.NamesOf(JsonKinds.Object));
            bundle.AllOf([bundler.Write(schema, type)]);
        }
        else
        {
            bundle.Annotate(members);
        }

        bundle.AllOf(rules.Select(rule => bundler.Write(rule, type)).ToList());
        bundle.Set(SchemaKeywords.Definitions, bundler.Definitions());
        return bundle.ToString();
    }

    /// <summary>The schemas of types, each under its name: where one leads to another type, it refers to that.</summary>
    /// <param name="types">The document's types.</param>
    /// <param name="declarations">The types that are written.</param>
    public static IEnumerable<(string Name, string Schema)> BundleTypes(DocumentTypes types, IEnumerable<TypeDeclaration> declarations)
    {
        foreach (var declaration in declarations)
        {
            var bundler = new SchemaBundler(types, schema => types.DeclarationOf(schema)?.Reference.FullName);
            var members = bundler.Members(declaration);
            members?.Set(SchemaKeywords.Definitions, bundler.Definitions());
            yield return (declaration.Name, members?.ToString() ?? JsonText.Of(declaration.Schema.Boolean ?? true));
        }
    }

    /// <summary>A schema inside another one.</summary>
    public string Write(Schema schema, TypeRef type) => Write(schema, type, isPart: false);

    /// <summary>A schema that another one has in its <c>allOf</c>.</summary>
    public string WritePart(Schema schema, TypeRef type) => Write(schema, type, isPart: true);

    /// <summary>Schemas inside another one, side by side; null for none.</summary>
    public string? List(IEnumerable<Schema> schemas, TypeRef type)
    {
        var written = schemas.Select(schema => Write(schema, type)).ToList();
        return written.Count == 0 ? null : JsonText.Array(written);
    }

    /// <summary>The keywords of a type, which several schemas may make together.</summary>
    private BundledSchema? Members(TypeDeclaration declaration)
    {
        if (declaration.Normalized is not { Sources: { Count: > 1 } sources, Opened.Count: 0 })
        {
            return Members(declaration.Schema, declaration.Reference, isPart: false);
        }

        var members = new BundledSchema();
        members.AllOf(sources.Select(source => Write(source, declaration.Reference)));
        return members;
    }

    private string Write(Schema schema, TypeRef type, bool isPart)
    {
        if (ReferenceTo(schema, isPart) is { } name)
        {
            return JsonText.Object([(SchemaKeywords.Reference.Name, JsonText.Quote(name))]);
        }

        _depth++;
        var text = Members(schema, type, isPart)?.ToString() ?? JsonText.Of(schema.Boolean ?? true);
        _depth--;
        return text;
    }

    private string? Definitions()
    {
        var definitions = new List<(string, string)>();
        while (_pending.Count > 0)
        {
            var (schema, isRefined, type) = _pending.Dequeue();
            _open.Add((schema, isRefined));
            definitions.Add((_definitions[(schema, isRefined)], Write(schema, type, isRefined)));
            _open.Remove((schema, isRefined));
        }

        return definitions.Count == 0 ? null : JsonText.Object(definitions);
    }

    /// <summary>The keywords of a schema; null for one that is a boolean, or counts as one.</summary>
    private BundledSchema? Members(Schema schema, TypeRef type, bool isPart)
    {
        if (!schema.IsObject || schema.Extensions.IsWarning)
        {
            return null;
        }

        var members = new BundledSchema();
        _keywords.Write(new BundledScope(schema, type, members, IsRefined(schema, isPart)));
        if (schema.QuietReference is { } target)
        {
            members = Refer(members, target, type, isPart);
        }

        if (schema.IsMarkedNullable && !schema.Has(SchemaKeywords.Type) && !members.IsAnnotation)
        {
            var nothing = new BundledSchema();
            nothing.Set(SchemaKeywords.Type, BundledValues.NamesOf(JsonKinds.Null));
            members.Set(SchemaKeywords.AnyOf, JsonText.Array([members.TakeAssertions().ToString(), nothing.ToString()]));
        }

        return members;
    }

    /// <summary>The type that is referred to. A parent is not, where its refinements would lead back to themselves by its list.</summary>
    private string? ReferenceTo(Schema schema, bool isPart) => IsRefined(schema, isPart) ? null : _referenceTo(schema);

    private bool IsRefined(Schema schema, bool isPart) => isPart && _parents.IsParent(schema);

    private BundledSchema Refer(BundledSchema beside, Schema target, TypeRef type, bool isPart)
    {
        if (ReferenceTo(target, isPart) is { } name)
        {
            beside.Set(SchemaKeywords.Reference, JsonText.Quote(name));
            return beside;
        }

        var place = (target, IsRefined(target, isPart));
        if (target.IsObject && (_open.Contains(place) || _depth > MaxDepth || _inlined > MaxInlined))
        {
            beside.Set(SchemaKeywords.Reference, JsonText.Quote($"#/{SchemaKeywords.Definitions}/" + DefinitionOf(place, type)));
            return beside;
        }

        _open.Add(place);
        _depth++;
        var members = Members(target, type, isPart);
        _depth--;
        _open.Remove(place);
        _inlined += members?.Length ?? 0;
        if (members is not null && beside.IsAnnotation)
        {
            members.Annotate(beside);
            return members;
        }

        var text = members?.ToString() ?? Write(target, type, isPart);
        if (text != JsonText.Of(true))
        {
            beside.AllOf([text], isFirst: true);
        }

        return beside;
    }

    private string DefinitionOf((Schema Schema, bool IsRefined) target, TypeRef type)
    {
        if (!_definitions.TryGetValue(target, out var name))
        {
            _definitions.Add(target, name = _names.Take(target.Schema));
            _pending.Enqueue((target.Schema, target.IsRefined, type));
        }

        return name;
    }
}
