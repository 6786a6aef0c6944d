using System.Globalization;
using KlingGen.SpecCompiler.Model;
using static KlingGen.SpecCompiler.Emit.CSharpText;

namespace KlingGen.SpecCompiler.Emit;

/// <summary>The maps of tasks and refusals: fields, each map once, because the operations of a gateway share them.</summary>
internal sealed class ProtocolMapEmitter(CodeWriter writer)
{
    public const string Tasks = Emitter.Runtime + "Tasks.";

    private readonly Dictionary<TaskMapModel, string> _tasks = [];
    private readonly Dictionary<ErrorMapModel, string> _errors = [];
    private readonly Dictionary<EquatableArray<RefusalCodeModel>, string> _codes = [];

    public string NameOf(TaskMapModel map) => _tasks[map];

    public string NameOf(ErrorMapModel map) => _errors[map];

    /// <summary>The fields of the maps that a product needs and that no other product before it has.</summary>
    public void EmitFields(ProductModel product)
    {
        ProtocolOperationModel?[] operations = [product.Create, product.Query, product.QueryMany, product.List, product.Content];
        foreach (var operation in operations.OfType<ProtocolOperationModel>())
        {
            var (_, _, task, error, refusal, _) = operation.Answer;
            if (task is not null && !_tasks.ContainsKey(task))
            {
                _tasks.Add(task, Name("s_task", _tasks.Count));
                Emit(task);
            }

            foreach (var map in ((ErrorMapModel?[])[error, refusal]).OfType<ErrorMapModel>())
            {
                if (!_errors.ContainsKey(map))
                {
                    _errors.Add(map, Name("s_error", _errors.Count));
                    Emit(map);
                }
            }
        }
    }

    /// <summary>The assignments of places in an initializer.</summary>
    public void EmitPlaces(EquatableArray<NamedPlaces> facts)
    {
        foreach (var (name, places) in facts)
        {
            writer.Line($"{name} = {Places(places)},");
        }
    }

    public static string Places(PlacesModel places)
    {
        var type = places.Type is { } known ? $"Type = {Literal(known)}" : "";
        var on = places.On.Count > 0 ? $"On = {List(places.On)}" : "";
        var members = string.Join(", ", ((string[])[type, on]).Where(static member => member.Length > 0));
        return $"new({string.Join(", ", places.Pointers.Select(Literal))})" + (members.Length == 0 ? "" : $" {{ {members} }}");
    }

    public static string List(EquatableArray<string> texts) => $"[{string.Join(", ", texts.Select(Literal))}]";

    public static string Pairs(EquatableArray<NamedJson> values) =>
        $"[{string.Join(", ", values.Select(static value => $"new({Literal(value.Name)}, {Literal(value.Json)})"))}]";

    private static string Name(string name, int count) => count == 0 ? name : name + (count + 1).ToString(CultureInfo.InvariantCulture);

    private void Emit(TaskMapModel map)
    {
        writer.Open($"private static readonly {Tasks}TaskMap {_tasks[map]} = new()");
        EmitPlaces(map.Places);
        writer.Line("Statuses =");
        writer.Line("[");
        foreach (var (word, state) in map.Statuses)
        {
            writer.Line($"    new({Literal(word)}, {Tasks}TaskState.{state}),");
        }

        writer.Line("],");
        if (map.TimeUnit is { } unit)
        {
            writer.Line($"TimeUnit = {Tasks}TimeUnit.{unit},");
        }

        if (map.Video.Count > 0)
        {
            writer.Open("Video = new()");
            EmitPlaces(map.Video);
            writer.Close(",");
        }

        writer.Close(";");
        writer.Line();
    }

    private void Emit(ErrorMapModel map)
    {
        if (map.Codes.Count > 0 && !_codes.ContainsKey(map.Codes))
        {
            _codes.Add(map.Codes, Name("s_codes", _codes.Count));
            Emit(map.Codes);
        }

        writer.Open($"private static readonly {Tasks}ErrorMap {_errors[map]} = new()");
        EmitPlaces(map.Places);
        if (map.Success.Count > 0)
        {
            writer.Line($"Success = {List(map.Success)},");
        }

        if (map.Codes.Count > 0)
        {
            writer.Line($"Codes = {_codes[map.Codes]},");
        }

        if (map.OwnCodes > 0)
        {
            writer.Line($"OwnCodes = {map.OwnCodes.ToString(CultureInfo.InvariantCulture)},");
        }

        writer.Close(";");
        writer.Line();
    }

    private void Emit(EquatableArray<RefusalCodeModel> codes)
    {
        writer.Line($"private static readonly {Tasks}RefusalCode[] {_codes[codes]} =");
        writer.Line("[");
        foreach (var code in codes)
        {
            writer.Line($"    new({string.Join(", ", Arguments(code))}),");
        }

        writer.Line("];");
        writer.Line();
    }

    private static IEnumerable<string> Arguments(RefusalCodeModel code)
    {
        yield return Literal(code.Code);
        yield return $"{Tasks}RefusalKind.{code.Kind}";
        if (code.Status > 0)
        {
            yield return code.Status.ToString(CultureInfo.InvariantCulture);
        }

        foreach (var (name, text) in ((string, string?)[])[("Message", code.Message), ("Type", code.Type), ("Meaning", code.Meaning)])
        {
            if (text is not null)
            {
                yield return $"{name}: {Literal(text)}";
            }
        }
    }
}
