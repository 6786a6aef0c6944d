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
        var names = new MemberNames(
            declaration.Name,
            inherited.Select(static property => property.Member.Name!).Concat(declaration.Base is { } above ? [above.AdditionalName] : []),
            declaration.Normalized.Properties.Select(static property => property.Schemas));
        foreach (var (name, schemas) in declaration.Normalized.Properties)
        {
            var known = inherited.FirstOrDefault(property => property.Member.JsonName == name);
            properties.Add(known is not null ? known with { Schemas = schemas } : BindMember(declaration, name, schemas, names));
        }

        BindAdditional(declaration, names);
    }

    private BoundProperty BindMember(TypeDeclaration declaration, string name, List<Schema> schemas, MemberNames names)
    {
        var memberName = names.Take(name, schemas);

        // What another file holds is named as that file names it, however this one comes to it.
        var isElsewhere = schemas.Count == 1 && schemas[0].Document != declaration.Schema.Document;
        var typeName = isElsewhere ? schemaNames.Of(schemas[0])
            : SchemaNames.Member(declaration.Name, name, memberName);
        var bound = types.Bind(schemas, declaration.Schema, typeName);
        var isRequired = declaration.Normalized.Required.Contains(name);
        return new BoundProperty(new MemberRef(name, memberName, bound.Type, isRequired, bound.Nullable), schemas);
    }

    private void BindAdditional(TypeDeclaration declaration, MemberNames names)
    {
        if (declaration.Base is not null)
        {
            declaration.AdditionalName = declaration.Base.AdditionalName;
            declaration.Additional = declaration.Base.Additional;
            return;
        }

        declaration.AdditionalName = names.TakeAdditional();
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
