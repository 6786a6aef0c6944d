using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;

namespace KlingGen.SpecCompiler.Binding;

internal sealed partial class SchemaBinder
{
    /// <summary>Names that records and generated code already use.</summary>
    public static readonly string[] ReservedMembers =
    [
        "Read", "Write", "Validate", "ValidateMore", "Equals", "GetHashCode", "ToString", "GetType", "Clone", "EqualityContract",
        "PrintMembers", "MemberwiseClone", "Finalize", "ReferenceEquals", "Deconstruct",
    ];

    /// <summary>The members of an object, bound the first time they are asked for.</summary>
    public IReadOnlyList<BoundProperty> PropertiesOf(TypeDeclaration declaration)
    {
        if (declaration.Properties is { } known)
        {
            return known;
        }

        var properties = declaration.Properties = [];
        declaration.Base = BaseOf(declaration);
        var inherited = declaration.Base is { } parent ? PropertiesOf(parent) : [];
        var names = new NameScope("Member", ReservedMembers);
        names.Reserve(declaration.Reference.Name);
        foreach (var property in inherited)
        {
            names.Reserve(property.Member.Name!);
        }

        if (declaration.Base is not null)
        {
            names.Reserve(declaration.Base.AdditionalName);
        }

        foreach (var (name, schemas) in declaration.Shape.Properties)
        {
            if (inherited.FirstOrDefault(property => property.Member.JsonName == name) is { } above)
            {
                properties.Add(above with { Schemas = schemas });
                continue;
            }

            var asked = schemas.Select(reader.CSharpName).FirstOrDefault(static found => found is not null);
            var pascal = CSharpName.Pascal(name);
            var memberName = names.Take(asked ?? (pascal == declaration.Reference.Name ? pascal + "Value" : pascal));

            // What another file holds is named as that file names it, however this one comes to it.
            var isElsewhere = schemas.Count == 1 && schemas[0].Document != declaration.Scope.Document;
            var bound = Bind(schemas, isElsewhere ? HintOf(schemas[0]) : declaration.Reference.Name + (pascal.Length > 0 ? pascal : memberName));
            var member = new MemberRef(name, memberName, bound.Type, declaration.Shape.Required.Contains(name), bound.Nullable);
            properties.Add(new BoundProperty(member, schemas));
        }

        if (declaration.Base is not null)
        {
            declaration.AdditionalName = declaration.Base.AdditionalName;
            declaration.Additional = declaration.Base.Additional;
            return properties;
        }

        declaration.AdditionalName = names.Take("AdditionalProperties");
        var values = MapValues(declaration.Shape);
        if (values.Count == 1)
        {
            declaration.Additional = Bind(values[0], declaration.Reference.Name + "Value");
        }

        return properties;
    }

    /// <summary>A member of a type as a rule sees it.</summary>
    public MemberRef MemberOf(TypeRef type, string name)
    {
        if (type is ModelRef { Kind: ModelKind.Object } && DeclarationOf(type) is { } declaration)
        {
            foreach (var property in PropertiesOf(declaration))
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
}
