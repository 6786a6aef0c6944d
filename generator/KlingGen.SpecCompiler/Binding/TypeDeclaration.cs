using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.Binding;

/// <summary>A type that has its name, and later its members.</summary>
internal sealed class TypeDeclaration(DocumentScope scope, ModelRef reference, SpecNode schema, SchemaShape shape)
{
    public DocumentScope Scope { get; } = scope;

    public ModelRef Reference { get; } = reference;

    /// <summary>Where it stands, for its documentation and for diagnostics.</summary>
    public SpecNode Schema { get; } = schema;

    public SchemaShape Shape { get; } = shape;

    /// <summary>The members of an object, bound on demand; null before.</summary>
    public List<BoundProperty>? Properties { get; set; }

    /// <summary>The cases of a union.</summary>
    public List<BoundCase> Cases { get; } = [];

    public UnionMode Mode { get; set; }

    public bool OpenEnum { get; set; }

    /// <summary>The schema objects whose enums are its members, for an enum.</summary>
    public List<SpecNode> Enums { get; } = [];

    /// <summary>The schema objects whose enums allow more than the members, and which the type answers for as well.</summary>
    public List<SpecNode> WiderEnums { get; } = [];

    /// <summary>Values of <see cref="Enums"/> that another part refuses.</summary>
    public HashSet<YamlNode> Refused { get; } = [];

    /// <summary>The values of members that the document does not name.</summary>
    public BoundSchema Additional { get; set; } = new(TypeRef.Json, false);

    /// <summary>The type that this one refines under a discriminator.</summary>
    public TypeDeclaration? Base { get; set; }

    public string AdditionalName { get; set; } = "AdditionalProperties";
}

/// <param name="Schemas">All the schemas that speak of the member.</param>
internal sealed record BoundProperty(MemberRef Member, IReadOnlyList<SpecNode> Schemas);

/// <param name="Schemas">The schemas that the case's value must meet.</param>
/// <param name="DiscriminatorValues">Chosen by these values of the discriminator.</param>
/// <param name="IsDefault">Chosen where the discriminator has no value that is known.</param>
internal sealed record BoundCase(string Name, TypeRef Type, JsonKinds Kinds, SchemaShape Shape, IReadOnlyList<SpecNode> Schemas, List<string> DiscriminatorValues, bool IsDefault = false);

/// <summary>A schema's C# type, and whether null is one of its values.</summary>
internal readonly record struct BoundSchema(TypeRef Type, bool Nullable);
