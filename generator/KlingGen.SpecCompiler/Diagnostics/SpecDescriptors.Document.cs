namespace KlingGen.SpecCompiler.Diagnostics;

public static partial class SpecDescriptors
{
    internal static readonly SpecDescriptor NotAnObject = new(
        "KLG0101",
        SpecSeverity.Error,
        "The document is not an object",
        "The document must be an object whose members are OpenAPI's, such as 'openapi', 'info' and 'paths'.");

    internal static readonly SpecDescriptor UnsupportedVersion = new(
        "KLG0102",
        SpecSeverity.Error,
        "The OpenAPI version is not supported",
        "The version '{0}' is not supported; convert the document to OpenAPI 3.0, 3.1 or 3.2; Swagger 2.0 is read as well.");

    internal static readonly SpecDescriptor DanglingReference = new(
        "KLG0103",
        SpecSeverity.Error,
        "A reference leads nowhere",
        "Nothing stands at '{0}'; correct the reference or add what it names.");

    internal static readonly SpecDescriptor UnknownFile = new(
        "KLG0104",
        SpecSeverity.Error,
        "A reference names a file that is not part of the project",
        "The file '{0}' is not among the project's documents; add it as an OpenApiSpec item, or correct the reference.");

    internal static readonly SpecDescriptor RemoteReference = new(
        "KLG0105",
        SpecSeverity.Error,
        "A reference names an address on the network",
        "'{0}' would have to be fetched, and documents are only read from files; save it beside this document and refer to the file.");

    internal static readonly SpecDescriptor CircularReference = new(
        "KLG0106",
        SpecSeverity.Error,
        "References lead round in a circle",
        "This reference leads back to itself, so there is nothing that it stands for; break the circle.");

    internal static readonly SpecDescriptor InvalidType = new(
        "KLG0107",
        SpecSeverity.Error,
        "A keyword has a value of an invalid type",
        "'{0}' must be {1}, but is {2}.");

    internal static readonly SpecDescriptor UnknownJsonType = new(
        "KLG0108",
        SpecSeverity.Error,
        "Not a type of JSON Schema",
        "'{0}' is not a type; write one of string, number, integer, boolean, object, array and null.");

    internal static readonly SpecDescriptor ConstrainedTypeUnknown = new(
        "KLG0110",
        SpecSeverity.Error,
        "A rule schema names no type",
        "'x-constrains' must be a reference to a schema that becomes a C# type, but '{0}' is none.");

    internal static readonly SpecDescriptor InvalidName = new(
        "KLG0111",
        SpecSeverity.Error,
        "A C# name is not an identifier",
        "'{0}' is not a C# identifier that emitted code can use; use letters, digits and underscores, beginning with a letter.");

    internal static readonly SpecDescriptor ComplexityLimit = new(
        "KLG0112",
        SpecSeverity.Error,
        "Schemas exceed the complexity limit",
        "The schemas around this one exceed the complexity limit: they lead to each other too deeply or too often. "
            + "Name parts of them under components/schemas and refer to these, or divide them.");

    internal static readonly SpecDescriptor IncompleteSecurityScheme = new(
        "KLG0113",
        SpecSeverity.Error,
        "A security scheme lacks a member",
        "The security scheme '{0}' lacks '{1}', without which its secret cannot be sent; add {2}.");

    internal static readonly SpecDescriptor NoSection = new(
        "KLG0114",
        SpecSeverity.Error,
        "A section is a reference to something else",
        "'{0}' must be an object whose members have the names that they bear here, but none such stands at '{1}'; "
            + "let the reference lead to one, or write each member with a reference of its own.");

    internal static readonly SpecDescriptor UnsupportedKeyword = new(
        "KLG0201",
        SpecSeverity.Warning,
        "A keyword is not carried over",
        "'{0}' is not supported and has no effect on the code that is generated.");

    internal static readonly SpecDescriptor UnknownKeyword = new(
        "KLG0202",
        SpecSeverity.Warning,
        "A keyword is not known",
        "'{0}' is not a keyword of schemas and has no effect; correct it, or begin it with 'x-'.");

    internal static readonly SpecDescriptor EndlessSchema = new(
        "KLG0203",
        SpecSeverity.Warning,
        "A schema contains nothing but itself",
        "The schema refers to itself without an object between, so it becomes JsonElement; give it a type.");

    internal static readonly SpecDescriptor MissingResponses = new(
        "KLG0204",
        SpecSeverity.Warning,
        "An operation names no responses",
        "The operation has no 'responses'; its answer is returned as raw bytes.");

    internal static readonly SpecDescriptor UnknownSecurityScheme = new(
        "KLG0206",
        SpecSeverity.Warning,
        "A security scheme is not known",
        "No security scheme is named '{0}' under components/securitySchemes; requests go out without it.");

    internal static readonly SpecDescriptor DuplicateName = new(
        "KLG0207",
        SpecSeverity.Warning,
        "A name is taken",
        "The name '{0}' is already taken here, so '{1}' is used; give one of them an 'x-csharp-name'.");

    internal static readonly SpecDescriptor OtherVersion = new(
        "KLG0208",
        SpecSeverity.Warning,
        "A keyword is written as in another version of OpenAPI",
        "'{0}' is {1} in this document's version of OpenAPI, but is written as {2}; it is converted.");

    internal static readonly SpecDescriptor UnusedReference = new(
        "KLG0209",
        SpecSeverity.Warning,
        "A reference in an unused part leads nowhere",
        "{0} No operation uses this part, so its place is left untyped.");

    internal static readonly SpecDescriptor EnumWords = new(
        "KLG0210",
        SpecSeverity.Warning,
        "Words for an enum's values are not in the usual form",
        "'{0}' {1}.");

    internal static readonly SpecDescriptor UnknownMapping = new(
        "KLG0211",
        SpecSeverity.Warning,
        "A discriminator's value names no schema",
        "The discriminator's value '{0}' names '{1}', where no schema stands; the type is told by its members instead. "
            + "Correct the mapping.");

    internal static readonly SpecDescriptor InvalidValue = new(
        "KLG0212",
        SpecSeverity.Warning,
        "A keyword has an invalid value",
        "'{0}' must be {1}, but is {2}; it is {3}.");

    internal static readonly SpecDescriptor InvalidPattern = new(
        "KLG0213",
        SpecSeverity.Warning,
        "A pattern cannot be checked",
        "The pattern '{0}' is not checked: {1}");

    internal static readonly SpecDescriptor ExampleOfOtherFormat = new(
        "KLG0214",
        SpecSeverity.Warning,
        "An example is not of its format",
        "'{0}' is not of the format '{1}' as C# has it, so values are kept as text; "
            + "correct the example or the format, here and wherever the document does the same.");

    internal static readonly SpecDescriptor RefusedReference = new(
        "KLG0215",
        SpecSeverity.Warning,
        "A document refers to one that was refused",
        "Nothing is generated from this document, because it refers to '{0}', from which nothing could be generated; mend that one.");

    internal static readonly SpecDescriptor UnsupportedSecurityScheme = new(
        "KLG0216",
        SpecSeverity.Warning,
        "A security scheme is not supported",
        "No secret is sent for the security scheme '{0}', because its '{1}' is '{2}'; {3} are supported. "
            + "Send others by a handler of the HttpClient.");

    internal static readonly SpecDescriptor NoCommonValue = new(
        "KLG0217",
        SpecSeverity.Warning,
        "No value is on all lists",
        "The values here and those of the other parts of 'allOf' have none in common, so that every value is refused; let them share one.");

    internal static readonly SpecDescriptor UnreachableLimit = new(
        "KLG0218",
        SpecSeverity.Warning,
        "A limit is beyond the C# type",
        "'{0}' is {1}, beyond what the C# type '{2}' holds; values beyond the type cannot be read or written. "
            + "Correct the limit or the format.");

    internal static readonly SpecDescriptor OwnDefinition = new(
        "KLG0219",
        SpecSeverity.Warning,
        "A reference begins at its own schema",
        "Nothing stands at '{0}', since a reference begins at the root of its document; what stands at '#{1}' is taken, "
            + "the nearest of that name around it. Write that, or move the definition under components/schemas.");

    internal static readonly SpecDescriptor OwnBranch = new(
        "KLG0220",
        SpecSeverity.Warning,
        "A schema is a branch of itself",
        "This branch leads back to the schema that it stands in, so that it adds nothing and is left out; remove it.");

    internal static readonly SpecDescriptor NoWord = new(
        "KLG0221",
        SpecSeverity.Warning,
        "OpenAPI 3 has no word for it",
        "OpenAPI 3, to which this document is converted, has no word for '{0}': {1}. Where that is not what is meant, "
            + "write the document in OpenAPI 3.");

    internal static readonly SpecDescriptor EnumNameTaken = new(
        "KLG0225",
        SpecSeverity.Warning,
        "Two values of an enum would have one name",
        "The value '{0}' would be called '{1}', which is taken, so '{2}' is used; name the values with 'x-enum-varnames'.");
}
