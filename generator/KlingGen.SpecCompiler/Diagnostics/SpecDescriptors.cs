namespace KlingGen.SpecCompiler.Diagnostics;

/// <summary>Every diagnostic that the compiler reports. Ids are never reused.</summary>
public static partial class SpecDescriptors
{
    internal static readonly SpecDescriptor InvalidYaml = new(
        "KLG0001",
        SpecSeverity.Error,
        "The document is not valid YAML or JSON",
        "{0}");

    internal static readonly SpecDescriptor EmptyDocument = new(
        "KLG0002",
        SpecSeverity.Error,
        "The document is empty",
        "The document is empty. Write an OpenAPI document in it, or remove it from the build.");

    internal static readonly SpecDescriptor DuplicateKey = new(
        "KLG0003",
        SpecSeverity.Error,
        "A key stands twice in one mapping",
        "The key '{0}' already stands at line {1}. Remove or rename one of them.");

    internal static readonly SpecDescriptor KeyNotScalar = new(
        "KLG0004",
        SpecSeverity.Error,
        "A key is not a scalar",
        "A key must be a plain or quoted text, not a mapping or a sequence. Put it in quotes.");

    internal static readonly SpecDescriptor TooDeep = new(
        "KLG0005",
        SpecSeverity.Error,
        "The document is nested too deep",
        "Collections stand more than {0} deep in each other here. Move the inner ones under 'components' and refer to them with '$ref'.");

    internal static readonly SpecDescriptor UnknownAlias = new(
        "KLG0006",
        SpecSeverity.Error,
        "An alias has no anchor",
        "The alias '*{0}' has no anchor '&{0}' above it. Add the anchor, or put the value in quotes if it is text.");

    internal static readonly SpecDescriptor CircularAlias = new(
        "KLG0007",
        SpecSeverity.Error,
        "An alias refers to the node that it stands in",
        "The alias '*{0}' stands within the node that '&{0}' names. Use '$ref' for a schema that contains itself.");

    internal static readonly SpecDescriptor TooManyAliasedNodes = new(
        "KLG0008",
        SpecSeverity.Error,
        "Aliases multiply the document",
        "With its aliases written out, the document grows by more than {0} nodes. Use '$ref' in place of aliases that contain aliases.");

    internal static readonly SpecDescriptor SeveralDocuments = new(
        "KLG0009",
        SpecSeverity.Error,
        "The file holds several documents",
        "A second document begins here. Keep one document in a file, and give each its own 'OpenApiSpec' item.");

    internal static readonly SpecDescriptor InvalidMerge = new(
        "KLG0010",
        SpecSeverity.Error,
        "A merge key merges no mapping",
        "The value of '<<' must be a mapping or a sequence of mappings. "
            + "Refer to an anchored mapping, or put the key in quotes if it is meant as a name.");

    internal static readonly SpecDescriptor ForbiddenCharacter = new(
        "KLG0011",
        SpecSeverity.Error,
        "The document holds a character that YAML forbids",
        "The character U+{0} may not stand in YAML or JSON. "
            + "Remove it, write it as an escape in a double-quoted string, or save the file as UTF-8.");

    internal static readonly SpecDescriptor UnknownTag = new(
        "KLG0012",
        SpecSeverity.Warning,
        "A tag is ignored",
        "The tag '{0}' has no meaning in an OpenAPI document and is ignored wherever it stands. Remove it.");

    internal static readonly SpecDescriptor TagMismatch = new(
        "KLG0013",
        SpecSeverity.Error,
        "A value does not fit its tag",
        "The value '{0}' is not of the type that its tag '{1}' names. Correct the value, or remove the tag.");

    internal static readonly SpecDescriptor DocumentTooLarge = new(
        "KLG0014",
        SpecSeverity.Error,
        "The document is too large",
        "The document has {0} characters; {1} are allowed. Split it, and join the parts with '$ref'.");

    internal static readonly SpecDescriptor RepeatedItem = new(
        "KLG0015",
        SpecSeverity.Warning,
        "A document is listed twice",
        "Several 'OpenApiSpec' items name this document, and the first of them counts. Use 'Update' to add metadata to an item.");

    internal static readonly SpecDescriptor NameOfTwoDocuments = new(
        "KLG0016",
        SpecSeverity.Error,
        "Two documents become types of one name",
        "'{0}' of the namespace '{1}' comes from '{2}' as well, where it is something else. Give one of the documents a 'Namespace' "
            + "of its own, rename one with 'x-csharp-name', or let both refer to one schema with '$ref'.");

    internal static readonly SpecDescriptor SelectionMatchesNothing = new(
        "KLG0020",
        SpecSeverity.Warning,
        "A selection matches nothing",
        "'{0}' in '{1}' is no tag, or no operation, of this document. Operations are named by 'operationId' or as 'GET /path', and several "
            + "with ';' between them.");

    internal static readonly SpecDescriptor UnknownMetadata = new(
        "KLG0021",
        SpecSeverity.Warning,
        "An item has metadata that nobody reads",
        "'{0}' is no metadata of 'OpenApiSpec'.");

    internal static readonly SpecDescriptor MissingFile = new(
        "KLG0022",
        SpecSeverity.Error,
        "The file of an item is not there",
        "The file of the 'OpenApiSpec' item '{0}' is not there.");

    internal static readonly SpecDescriptor InvalidMetadata = new(
        "KLG0023",
        SpecSeverity.Warning,
        "Metadata has a value that nobody understands",
        "'{0}' is '{1}', and should be one of {2}; it counts as '{3}'.");

    internal static readonly SpecDescriptor NamespaceChanged = new(
        "KLG0024",
        SpecSeverity.Warning,
        "A namespace had to be changed",
        "'{0}' is no namespace of C#; '{1}' is taken in its place.");

    internal static readonly SpecDescriptor PatternMatchesNothing = new(
        "KLG0025",
        SpecSeverity.Warning,
        "A pattern matches no file",
        "The pattern '{0}' of an 'OpenApiSpec' item matches no file.");
}
