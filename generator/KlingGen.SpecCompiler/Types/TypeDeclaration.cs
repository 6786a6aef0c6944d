using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.OpenApi.References;
using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.Types;

/// <summary>A type that has its name, and later its members.</summary>
internal sealed class TypeDeclaration(SpecDocument document, ModelRef reference, Schema schema, NormalizedSchema normalized)
{
    /// <summary>The document that emits it.</summary>
    public SpecDocument Document { get; } = document;

    public ModelRef Reference { get; } = reference;

    public string Name => Reference.Name;

    /// <summary>Where it stands, for its documentation and for diagnostics.</summary>
    public Schema Schema { get; } = schema;

    public NormalizedSchema Normalized { get; } = normalized;

    /// <summary>The members of an object, bound on demand; null before.</summary>
    public List<BoundProperty>? Properties { get; set; }

    /// <summary>The cases of a union.</summary>
    public List<BoundCase> Cases { get; } = [];

    public UnionMode Mode { get; set; }

    public bool OpenEnum { get; set; }

    /// <summary>The schema objects whose enums are its members, for an enum.</summary>
    public List<Schema> Enums { get; } = [];

    /// <summary>The schema objects whose enums allow more than the members, and which the type answers for as well.</summary>
    public List<Schema> WiderEnums { get; } = [];

    /// <summary>Values of <see cref="Enums"/> that another part refuses.</summary>
    public HashSet<SpecValue> Refused { get; } = [];

    /// <summary>The values of members that the document does not name.</summary>
    public BoundSchema Additional { get; set; } = BoundSchema.Json;

    /// <summary>The type that this one refines under a discriminator.</summary>
    public TypeDeclaration? Base { get; set; }

    public string AdditionalName { get; set; } = AdditionalPropertiesModel.UsualName;

    /// <summary>Whether an enum's own values say what a schema's list allows.</summary>
    public bool AnswersFor(Schema list) => Enums.Contains(list) || (!OpenEnum && WiderEnums.Contains(list));

    /// <summary>Whether the type was made of just this schema, and so carries its rules itself.</summary>
    public bool IsMadeOf(Schema schema) => Schema.Origin.Equals(schema.Identity) || Enums.Contains(schema);
}
