using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.Naming;
using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.Types;

/// <summary>Binds the members of objects, the first time that they are asked for.</summary>
internal sealed class ObjectMembers(SchemaTypes types, SchemaNames schemaNames, TypeDeclarations declarations, Hierarchies hierarchies)
{
    /// <summary>The named members.</summary>
    public IReadOnlyList<BoundProperty> Of(TypeDeclaration declaration)
    {
        if (declaration.Properties is not { } known)
        {
            declaration.Properties = known = [];
            Bind(declaration, known);
        }

        return known;
    }

    /// <summary>A member of a type as a rule sees it.</summary>
    public MemberRef Find(TypeRef type, string name)
    {
        if (type is ModelRef { Kind: ModelKind.Object } && declarations.Find(type) is { } declaration)
        {
            foreach (var property in Of(declaration))
            {
                if (property.Member.JsonName == name)
                {
                    return property.Member;
                }
            }
        }

        return type is MapRef map
            ? new MemberRef(name, null, map.Value, false, map.ValueNullable)
            : new MemberRef(name, null, TypeRef.Json, false, true);
    }

    private void Bind(TypeDeclaration declaration, List<BoundProperty> properties)
    {
        declaration.Base = BaseOf(declaration);
        var inherited = declaration.Base is { } parent ? Of(parent) : [];
        var names = new NameScope("Member", ReservedNames.OfObject);
        names.Reserve(declaration.Name);
        foreach (var property in inherited)
        {
            names.Reserve(property.Member.Name!);
        }

        if (declaration.Base is not null)
        {
            names.Reserve(declaration.Base.AdditionalName);
        }

        foreach (var chosen in declaration.Normalized.Properties.Select(static property => Asked(property.Schemas)).OfType<string>())
        {
            names.Keep(chosen);
        }

        foreach (var (name, schemas) in declaration.Normalized.Properties)
        {
            var above = inherited.FirstOrDefault(property => property.Member.JsonName == name);
            properties.Add(above is not null ? above with { Schemas = schemas } : BindMember(declaration, name, schemas, names));
        }

        BindAdditional(declaration, names);
    }

    private BoundProperty BindMember(TypeDeclaration declaration, string name, List<Schema> schemas, NameScope names)
    {
        var pascal = CSharpName.Pascal(name);
        var wanted = pascal == declaration.Name ? SchemaNames.Value(pascal) : pascal;
        var isKept = names.IsKept(wanted);
        var asked = Asked(schemas);
        var memberName = asked is not null ? names.TakeChosen(asked) : names.Take(wanted);
        if (asked is null && isKept)
        {
            schemas[0].Report(SpecDescriptors.DuplicateName, wanted, memberName);
        }

        // What another file holds is named as that file names it, however this one comes to it.
        var isElsewhere = schemas.Count == 1 && schemas[0].Document != declaration.Schema.Document;
        var typeName = isElsewhere ? schemaNames.Of(schemas[0])
            : pascal.Length > 0 ? SchemaNames.Member(declaration.Name, name)
            : declaration.Name + memberName;
        var bound = types.Bind(schemas, typeName);
        var isRequired = declaration.Normalized.Required.Contains(name);
        return new BoundProperty(new MemberRef(name, memberName, bound.Type, isRequired, bound.Nullable), schemas);
    }

    private static string? Asked(List<Schema> schemas) => schemas.Select(AskedNames.Of).FirstOrDefault(static found => found is not null);

    private void BindAdditional(TypeDeclaration declaration, NameScope names)
    {
        if (declaration.Base is not null)
        {
            declaration.AdditionalName = declaration.Base.AdditionalName;
            declaration.Additional = declaration.Base.Additional;
            return;
        }

        declaration.AdditionalName = names.Take("AdditionalProperties");
        var values = SchemaTypes.MapValues(declaration.Normalized);
        if (values.Count == 1)
        {
            declaration.Additional = types.Bind(values[0], SchemaNames.Value(declaration.Name));
        }
    }

    private TypeDeclaration? BaseOf(TypeDeclaration declaration) =>
        hierarchies.ParentOf(declaration.Schema) is { } parent
            && declarations.Find(types.Bind(parent, "").Type) is { Reference.Kind: ModelKind.Object } found
            && !ReferenceEquals(found, declaration)
            ? found
            : null;
}
