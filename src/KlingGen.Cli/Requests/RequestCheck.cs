using KlingGen.Cli.CommandLine;
using KlingGen.Cli.Gateways;
using KlingGen.Cli.Output;
using KlingGen.Runtime.Tasks;

namespace KlingGen.Cli.Requests;

/// <summary>Tells someone who forgot an option of the option, where the gateway's rules could only tell of a member.</summary>
internal sealed class RequestCheck(Sale sale, RequestInput input, RequestSchema schema, JsonDraft draft)
{
    private JsonPlaces Prompt => sale.Map.Prompt;

    /// <exception cref="ToolException">Something is missing.</exception>
    public void Check()
    {
        var missing = Demands().Select(Missing).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
        {
            throw ToolException.Usage(string.Join(' ', missing));
        }

        if (!Prompt.IsEmpty && string.IsNullOrWhiteSpace(input.Prompt) && input is { Shots: [], Settings: [] } && !input.Options.Any(Shows))
        {
            var shots = sale.Map.Shots is null ? "" : ", or --shot \"2:A door opens\" for each shot";
            throw ToolException.Usage($"Say what the video shows: klinggen {sale.Form.Product} \"A cat plays the piano\"{shots}.");
        }
    }

    // A request that the gateway translates is held to what all those demand that take it as it is.
    private IEnumerable<IReadOnlyList<string>> Demands()
    {
        var type = sale.Form.Vocabulary.RequestType;
        if (sale.Gateway.FindProduct(type) is not null)
        {
            return schema.Demands();
        }

        var all = KlingGateway.Descriptors.Select(gateway => gateway.FindProduct(type)).OfType<ProductDescriptor>()
            .Select(static product => new RequestSchema(product.Schema).Demands().ToList()).ToList();
        return all.SelectMany(static demands => demands)
            .Where(demand => all.TrueForAll(demands => demands.Exists(narrower => narrower.All(demand.Contains))));
    }

    private string? Missing(IReadOnlyList<string> names)
    {
        var places = names.Select(static name => "/" + JsonDraft.Escaped(name)).ToList();
        if (places.Exists(place => Prompt.Pointers.Contains(place) || draft.Has(place)))
        {
            return null;
        }

        var options = places.Select(place => sale.Members.FirstOrDefault(member => member.Location == place)).OfType<RequestMember>();
        return options.Select(static member => $"'--{member.Option}'").ToList() switch
        {
            [] => null,
            [var only] => $"Option {only} is required.",
            [var first, .. var others] => $"Option {first} is required, or {Sentences.Or(others)}.",
        };
    }

    // A link to a picture or a text says what the video shows; a name, a number or a choice does not.
    private bool Shows(GivenOption given) => sale.Members.Any(member =>
        member.Option == given.Option.Name
        && member is { Type: "string", Values: [], Words: [] }
        && member.Location != sale.Form.Vocabulary.IdempotencyKey
        && !Roles().Any(places => places.Pointers.Contains(member.Location)));

    private JsonPlaces[] Roles() =>
        [sale.Map.Model, sale.Map.Duration, sale.Map.AspectRatio, sale.Map.Quality, sale.Map.Sound, sale.Map.Watermark, sale.Map.CallbackUrl];
}
