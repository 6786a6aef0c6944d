using System.Globalization;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.OpenApi.References;
using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.Naming;

/// <summary>The names of schemas inside others: each is made of the name of the schema around it and of the step down to it.</summary>
internal sealed class SchemaNames(SpecContext context, Func<SpecDocument, DocumentNames> namesOf)
{
    public static string Member(string parent, string name) => parent + CSharpName.Words(name);

    /// <param name="parent">The name of the object's schema.</param>
    /// <param name="name">The member's name in JSON.</param>
    /// <param name="csharp">The member's name in C#, for one whose name in JSON has no letter or digit.</param>
    public static string Member(string parent, string name, string csharp) =>
        CSharpName.Words(name).Length > 0 ? Member(parent, name) : parent + csharp;

    public static string Item(string parent) => parent + "Item";

    /// <param name="parent">The name of the list's schema.</param>
    /// <param name="number">The item's place, counted from 1; null where it is none.</param>
    public static string Place(string parent, int? number) => Item(parent) + Digits(number);

    public static string Value(string parent) => parent + "Value";

    /// <summary>The name of the values of a map of which several schemas speak.</summary>
    public static string Value(string parent, int index) => index == 0 ? Value(parent) : Value(parent) + Digits(index);

    /// <summary>The name of a case that only its kind tells from the others.</summary>
    public static string Kind(string parent, JsonKinds kind) => parent + kind;

    /// <param name="parent">The name of the union's schema.</param>
    /// <param name="title">The branch's title.</param>
    /// <param name="number">The branch's number, counted from 1; null where it is none.</param>
    public static string Branch(string parent, string? title, int? number) =>
        parent + (title is not null && CSharpName.Words(title) is { Length: > 0 } name ? name : "Variant" + Digits(number));

    /// <summary>The name of a branch of a union, by what tells it from the others.</summary>
    /// <param name="parent">The name of the union's schema.</param>
    /// <param name="branch">The branch.</param>
    /// <param name="fixedValues">Values of members that must be there and have one value only, such as the <c>type</c> of a
    /// message.</param>
    /// <param name="number">The branch's number, counted from 1.</param>
    public static string Branch(string parent, Schema branch, IEnumerable<string> fixedValues, int number) =>
        branch.Title is { } title && CSharpName.Words(title) is { Length: > 0 } name ? parent + name
            : branch.ReferenceText?.Text is { } reference && LastOf(reference) is { Length: > 0 } target ? parent + target
            : fixedValues.Select(CSharpName.Words).FirstOrDefault(static word => word.Length > 0 && char.IsLetter(word[0])) is { } word
            ? parent + word
            : Branch(parent, null, number);

    /// <summary>The name of a union's case by its type.</summary>
    public static string Case(TypeRef type) => type switch
    {
        PrimitiveRef { IsWhole: true } => "Integer",
        PrimitiveRef { IsReal: true } => "Number",
        PrimitiveRef { Kind: PrimitiveKind.Json } => "Element",
        PrimitiveRef primitive => primitive.Kind.ToString(),
        ModelRef model => model.Name,
        ListRef => "List",
        MapRef => "Map",
        _ => "Case",
    };

    /// <summary>The name of a schema that a reference reaches in the depth of a document: the one that it has from the way down to it,
    /// whoever comes first.</summary>
    public string Of(SpecView target)
    {
        var path = new SchemaPath(target, context);
        return FromStart(path, target.Document) is { Length: > 0 } name ? name : LastName(path, target.Document);
    }

    private string? FromStart(SchemaPath path, SpecDocument document)
    {
        foreach (var (schema, next) in path.Starts)
        {
            if (namesOf(document).ComponentName(schema) is { } component)
            {
                return Down(component, path.StepsFrom(next));
            }
        }

        if (path.Body is not { } body)
        {
            return null;
        }

        var operation = OperationNames.Of(body.Method, body.Path, body.Operation);
        return Down(
            body.Status is { } status ? OperationNames.Response(operation, status) : OperationNames.Request(operation),
            path.StepsFrom(body.Next));
    }

    private static string? Down(
        string start, IReadOnlyList<SchemaStep>? steps) => steps?.Aggregate(start, static (name, step) => step.Kind switch
    {
        SchemaStepKind.Member => Member(name, step.Name ?? ""),
        SchemaStepKind.Value => Value(name),
        SchemaStepKind.Item => Item(name),
        SchemaStepKind.Place => Place(name, step.Number),
        SchemaStepKind.Branch => Branch(name, step.Name, step.Number),
        _ => name,
    });

    private string LastName(SchemaPath path, SpecDocument document)
    {
        foreach (var segment in path.Names)
        {
            var name = CSharpName.Words(segment);
            if (name.Length > 0 && char.IsLetter(name[0]))
            {
                return name;
            }
        }

        return CSharpName.Pascal(namesOf(document).Input.FileName);
    }

    private static string LastOf(string reference) => CSharpName.Words(reference.Substring(reference.LastIndexOf('/') + 1));

    private static string Digits(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
