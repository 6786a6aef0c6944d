using System.Globalization;
using KlingGen.SpecCompiler.Naming;
using KlingGen.SpecCompiler.Model;
using static KlingGen.SpecCompiler.Emit.CSharpText;

namespace KlingGen.SpecCompiler.Emit;

/// <summary>Products: a method each that makes the product's descriptor.</summary>
internal sealed class ProductEmitter(CodeWriter writer, TypeNames types, ProtocolMapEmitter maps)
{
    private const string Tasks = ProtocolMapEmitter.Tasks;

    /// <summary>A piece of a long text.</summary>
    private const int LineLength = 110;

    private readonly NameScope _methods = new("Product", "Mappings", "AddMappings", "Descriptor");

    public string MethodOf(ProductModel product) => _methods.Take(CSharpName.Pascal(product.Name, "Product"));

    public void Emit(ProductModel product, string method)
    {
        var request = types.Name(product.Request);
        writer.Open($"private static {Tasks}ProductDescriptor<{request}> {method}() => new()");
        writer.Line($"Name = {Literal(product.Name)},");
        writer.Line($"Summary = {Literal(product.Summary)},");
        if (product.RuleSets.Count > 0)
        {
            writer.Line($"Rules = [{string.Join(", ", product.RuleSets.Select(set => TypeNames.Qualified(set) + ".Validate"))}],");
        }

        EmitKey(product.IdempotencyKey);
        EmitFillIn(product.SentDefaults);
        EmitOperation("Create", product.Create);
        EmitOperation("Query", product.Query);
        EmitOperation("QueryMany", product.QueryMany);
        EmitOperation("List", product.List);
        EmitOperation("Content", product.Content);
        if (product.Map is { } map)
        {
            EmitRequest(map);
        }

        EmitMembers(product.Members);
        EmitSchema(product.Schema);
        writer.Close(";");
    }

    private void EmitKey(MemberPathModel? key)
    {
        if (key is null)
        {
            return;
        }

        var path = new MemberPath(types, key.Members);
        writer.Line($"IdempotencyKey = {Literal(key.Pointer)},");
        writer.Line($"ReadKey = static request => {path.Read("request")},");
        writer.Line($"WriteKey = static (request, key) => {path.With("request", "key")},");
    }

    private void EmitFillIn(EquatableArray<SentDefaultModel> defaults)
    {
        if (defaults.Count == 0)
        {
            return;
        }

        writer.Open("FillIn = static request =>");
        foreach (var (member, json) in defaults)
        {
            var path = new MemberPath(types, member.Members);
            var filled = path.With("request", Value(member.Members[member.Members.Count - 1].Type, json));
            writer.Line($"request = {path.IsPresent("request", writer.Local)} ? request : {filled};");
        }

        writer.Line("return request;");
        writer.Close(",");
    }

    private string Value(TypeRef type, string json) => type switch
    {
        PrimitiveRef { Kind: PrimitiveKind.String } => Literal(JsonStringText.Unquote(json)),
        PrimitiveRef { Kind: PrimitiveKind.Double } => json + "d",
        PrimitiveRef => json,
        ModelRef { Kind: ModelKind.Enum } => $"new {types.Name(type)}({Literal(JsonStringText.Unquote(json))})",
        _ => $"{Emitter.Runtime}ApiJson.Parse<{types.Name(type)}>({Literal(json)}u8)",
    };

    private void EmitOperation(string member, ProtocolOperationModel? operation)
    {
        if (operation is null)
        {
            return;
        }

        writer.Open($"{member} = new()");
        writer.Line($"Id = {Literal(operation.Id)},");
        writer.Line($"Method = {Literal(operation.Method)},");
        writer.Line($"Path = {Literal(operation.Path)},");
        if (operation.Server is { } server)
        {
            writer.Line($"Server = {Literal(server)},");
        }

        if (operation.Security.Count > 0)
        {
            var alternatives = operation.Security.Select(static schemes => $"[{string.Join(", ", schemes.Select(SecurityText.Scheme))}]");
            writer.Line($"Security = [{string.Join(", ", alternatives)}],");
        }

        if (operation.Accept != "application/json")
        {
            writer.Line($"Accept = {Literal(operation.Accept)},");
        }

        EmitParameter("IdParameter", operation.IdParameter);
        if (operation.Parameters.Count > 0)
        {
            writer.Line($"Parameters = [{string.Join(", ", operation.Parameters.Select(Parameter))}],");
        }

        if (operation.Body is { } body)
        {
            writer.Line($"Body = {Literal(body)},");
        }

        EmitAnswer(operation.Answer);
        EmitPaging(operation.Paging);
        writer.Close(",");
    }

    private void EmitAnswer(AnswerModel answer)
    {
        if (answer.TaskPointer.Length > 0)
        {
            writer.Line($"TaskPointer = {Literal(answer.TaskPointer)},");
        }

        if (answer.IsList)
        {
            writer.Line("AnswersList = true,");
        }

        if (answer.Task is { } task)
        {
            writer.Line($"Task = {maps.NameOf(task)},");
        }

        if (answer.Error is { } error)
        {
            writer.Line($"Error = {maps.NameOf(error)},");
        }

        if (answer.Refusal is { } refusal)
        {
            writer.Line($"Refusal = {maps.NameOf(refusal)},");
        }

        if (answer.Examples.Count > 0)
        {
            writer.Line("Examples =");
            writer.Line("[");
            foreach (var example in answer.Examples)
            {
                writer.Line($"    {Literal(example)},");
            }

            writer.Line("],");
        }
    }

    private void EmitPaging(PagingModel? paging)
    {
        if (paging is null)
        {
            return;
        }

        writer.Open("Paging = new()");
        EmitParameter("Page", paging.Page);
        EmitParameter("Cursor", paging.Cursor);
        EmitParameter("Size", paging.Size);
        if (paging.Next is { } next)
        {
            writer.Line($"Next = {ProtocolMapEmitter.Places(next)},");
        }

        EmitNumber("LargestPage", paging.LargestPage);
        EmitNumber("LargestSize", paging.LargestSize);
        EmitNumber("DefaultSize", paging.DefaultSize);
        writer.Close(",");
    }

    private void EmitParameter(string member, ProtocolParameterModel? parameter)
    {
        if (parameter is not null)
        {
            writer.Line($"{member} = {Parameter(parameter)},");
        }
    }

    private void EmitNumber(string member, int? number)
    {
        if (number is { } value)
        {
            writer.Line($"{member} = {value.ToString(CultureInfo.InvariantCulture)},");
        }
    }

    private static string Parameter(ProtocolParameterModel parameter)
    {
        var text = $"new({Literal(parameter.Name)}, {Tasks}ParameterPlace.{parameter.Place}"
            + (parameter.Value is { } value ? $", Value: {Literal(value)}" : "")
            + (parameter.Member is { } member ? $", Member: {Literal(member)}" : "")
            + (parameter.IsList ? ", IsList: true" : "")
            + (parameter.Explode ? ", Explode: true" : "");
        return text + (parameter.Most is { } most ? $", Most: {most.ToString(CultureInfo.InvariantCulture)})" : ")");
    }

    private void EmitRequest(RequestMapModel map)
    {
        writer.Open("Request = new()");
        maps.EmitPlaces(map.Places);
        if (map.Shots is { } shots)
        {
            writer.Open("Shots = new()");
            maps.EmitPlaces(shots.Places);
            if (shots.With.Count > 0)
            {
                writer.Line($"With = {ProtocolMapEmitter.Pairs(shots.With)},");
            }

            writer.Close(",");
        }

        writer.Close(",");
    }

    private void EmitMembers(EquatableArray<RequestMemberModel> members)
    {
        if (members.Count == 0)
        {
            return;
        }

        writer.Line("Members =");
        writer.Line("[");
        foreach (var member in members)
        {
            writer.Line($"    new() {{ {string.Join(", ", Assignments(member))} }},");
        }

        writer.Line("],");
    }

    private static IEnumerable<string> Assignments(RequestMemberModel member)
    {
        yield return $"Location = {Literal(member.Location)}, Option = {Literal(member.Option)}, Type = {Literal(member.Type)}";
        if (member.IsList)
        {
            yield return "IsList = true";
        }

        if (member.IsRequired)
        {
            yield return "IsRequired = true";
        }

        if (member.IsImage)
        {
            yield return "IsImage = true";
        }

        if (member.Values.Count > 0)
        {
            yield return $"Values = {ProtocolMapEmitter.List(member.Values)}";
        }

        if (member.Words.Count > 0)
        {
            yield return $"Words = {ProtocolMapEmitter.Pairs(member.Words)}";
        }

        if (member.Default is { } value)
        {
            yield return $"Default = {Literal(value)}";
        }

        if (member.Description is { } description)
        {
            yield return $"Description = {Literal(description)}";
        }
    }

    private void EmitSchema(string schema)
    {
        writer.Line("Schema =");
        var start = 0;
        while (start < schema.Length)
        {
            var end = schema.Length - start <= LineLength ? schema.Length : schema.IndexOf(',', start + LineLength - 10) + 1;
            end = end <= start ? schema.Length : end;
            writer.Line($"    {Literal(schema.Substring(start, end - start))}{(end == schema.Length ? "," : " +")}");
            start = end;
        }
    }
}
