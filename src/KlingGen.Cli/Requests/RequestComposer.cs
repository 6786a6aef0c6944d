using System.Text.Json;
using System.Text.Json.Nodes;
using KlingGen.Cli.CommandLine;
using KlingGen.Cli.Gateways;
using KlingGen.Cli.Output;
using KlingGen.Runtime;
using KlingGen.Runtime.Tasks;

namespace KlingGen.Cli.Requests;

/// <summary>Makes a request as a gateway's form has it. What the user said counts before what shots need, and that before defaults.</summary>
internal sealed class RequestComposer(Sale sale, RequestInput input, Terminal terminal)
{
    // Of two members of one name, nobody could say which is meant.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private readonly RequestSchema _schema = new(sale.Form.Vocabulary.Schema);
    private JsonDraft _draft = new();
    private string? _prompt;

    /// <exception cref="ToolException">What the user said is no request.</exception>
    public async Task<IVideoRequest> ComposeAsync(CancellationToken cancellationToken)
    {
        if (input.Source == "-" && PromptText.IsStandardInput(input.Prompt))
        {
            throw ToolException.Usage("Standard input holds either the prompt or the request of --request, not both.");
        }

        _prompt = await PromptText.ReadAsync(input.Prompt, terminal, cancellationToken).ConfigureAwait(false);
        if (input.Source is { } source)
        {
            _draft = new JsonDraft(await ReadAsync(source, cancellationToken).ConfigureAwait(false));
        }

        await SetOptionsAsync(cancellationToken).ConfigureAwait(false);
        SetPrompt();
        SetShots();
        Array.ForEach([.. input.Settings], Apply);
        FillIn();
        if (input.Source is null)
        {
            new RequestCheck(sale, input, _schema, _draft).Check();
        }

        return Parse();
    }

    private static async Task<JsonObject> ReadAsync(string source, CancellationToken cancellationToken)
    {
        var text = await JsonText.ReadAsync(source, cancellationToken).ConfigureAwait(false);
        if (JsonText.SyntaxError(text.Span, source) is { } error)
        {
            throw ToolException.Invalid(error);
        }

        if (JsonText.FindDuplicate(text.Span) is { } name)
        {
            throw ToolException.Invalid($"{JsonText.Name(source)} has the member '{name}' twice in one object; leave one.");
        }

        return JsonNode.Parse(text.Span, documentOptions: Strict) as JsonObject
            ?? throw ToolException.Invalid($"{JsonText.Name(source)} is no JSON object, as every request is.");
    }

    private async Task SetOptionsAsync(CancellationToken cancellationToken)
    {
        foreach (var (option, values) in input.Options)
        {
            foreach (var member in MembersOf(option, values.Count))
            {
                var nodes = new List<JsonNode>();
                foreach (var value in values)
                {
                    nodes.Add(member.IsImage
                        ? await ImageText.ReadAsync("--" + member.Option, value, cancellationToken).ConfigureAwait(false)
                        : MemberValue.Parse(sale, member, value));
                }

                Set("--" + option.Name, member.Location, member.IsList ? new JsonArray([.. nodes]) : nodes[0]);
            }
        }
    }

    // One picture may stand in one member, and several in another.
    private List<RequestMember> MembersOf(MemberOption option, int values)
    {
        var members = sale.Members.Where(member => member.Option == option.Name).ToList();
        if (members.Count == 0)
        {
            throw NotTaken($"--{option.Name}", option.Gateways);
        }

        if (members.FindAll(member => member.IsList == values > 1) is { Count: > 0 } fitting)
        {
            return fitting;
        }

        return values == 1 ? members : throw ToolException.Usage($"--{option.Name} takes one value at the gateway {sale.Gateway.Name}, not {values}.");
    }

    private void SetPrompt()
    {
        if (input.Prompt is null)
        {
            return;
        }

        if (sale.Map.Prompt.IsEmpty)
        {
            throw NotTaken("prompt", []);
        }

        Set("PROMPT", sale.Map.Prompt.Pointers[0], _prompt);
    }

    private void SetShots()
    {
        if (input.Shots.Count == 0)
        {
            return;
        }

        var map = sale.Map.Shots ?? throw NotTaken("--shot", []);
        ShotSupport.Require(sale);
        if (input.Prompt is not null)
        {
            terminal.Say("With --shot, Kling ignores the prompt of the whole video.");
        }

        JsonNode[] shots = [.. input.Shots.Select((shot, position) => Shot(map, shot, position + 1))];
        Set("--shot", map.At.Pointers[0], new JsonArray(shots));
    }

    private static JsonObject Shot(ShotMap map, ShotText text, int index)
    {
        var shot = new JsonObject();
        Put(map.Index, MemberValue.Number(map.Index.Type, index));
        Put(map.Prompt, text.Prompt);
        Put(map.Duration, MemberValue.Number(map.Duration.Type, text.Seconds));
        return shot;

        void Put(JsonPlaces places, JsonNode value)
        {
            if (!places.IsEmpty)
            {
                new JsonDraft(shot).Set(places.Pointers[0], value);
            }
        }
    }

    private void Apply(SettingText setting)
    {
        if (!_schema.Knows(setting.Pointer))
        {
            terminal.Say($"The documents name no member {setting.Pointer} of this request; it is sent all the same.");
        }

        var value = _schema.IsText(setting.Pointer) ? JsonValue.Create(setting.Value) : JsonOrText(setting.Value);
        Set("--set", setting.Pointer, value, IsList);

        bool IsList(string place) => _schema.IsList(place) || (!_schema.Knows(place) && setting.HasPositionAfter(place));
    }

    private static JsonNode? JsonOrText(string value)
    {
        try
        {
            return JsonNode.Parse(value, documentOptions: Strict);
        }
        catch (JsonException)
        {
            return JsonValue.Create(value);
        }
    }

    private void FillIn()
    {
        if (input.Shots.Count > 0)
        {
            SetSum();
            sale.Map.Shots!.With.ToList().ForEach(SetUnlessGiven);
        }

        if (input.Source is null)
        {
            sale.Form.Defaults.ToList().ForEach(SetUnlessGiven);
        }
    }

    private void SetUnlessGiven(KeyValuePair<string, string> known)
    {
        if (!_draft.Has(known.Key))
        {
            Set(known.Key, known.Key, JsonNode.Parse(known.Value));
        }
    }

    // A video is as long as its shots.
    private void SetSum()
    {
        var places = sale.Map.Duration;
        if (!places.IsEmpty && !places.Pointers.Any(_draft.Has))
        {
            Set("--shot", places.Pointers[0], MemberValue.Number(places.Type, input.Shots.Sum(static shot => (long)shot.Seconds)));
        }
    }

    private void Set(string said, string pointer, JsonNode? value, Predicate<string>? isList = null)
    {
        try
        {
            _draft.Set(pointer, value, isList);
        }
        catch (FormatException exception)
        {
            throw ToolException.Usage($"{said}: {exception.Message}");
        }
    }

    private IVideoRequest Parse()
    {
        try
        {
            return sale.Form.Parse(_draft.ToUtf8Bytes());
        }
        catch (ApiJsonException exception)
        {
            throw ToolException.Invalid($"This is no request for {sale.Form.Product}; nothing was sent. {exception.Message}", exception);
        }
    }

    private ToolException NotTaken(string what, IEnumerable<string> takers)
    {
        var elsewhere = Sentences.And(takers) is { Length: > 0 } who ? $"; it does at {who}" : "";
        return ToolException.Usage($"At the gateway {sale.Gateway.Name}, {sale.Form.Product} takes no {what}{elsewhere}.");
    }
}
