using System.Net;
using System.Reflection;
using System.Text;
using KlingGen.Runtime;
using KlingGen.SpecCompiler.Emit;
using KlingGen.SpecCompiler.Model;

namespace KlingGen.SpecCompiler.Tests.Emit;

/// <summary>Emits a client, compiles it as a strict project would, and calls it over a handler that remembers what was sent.</summary>
internal sealed class ClientHarness
{
    private const string Namespace = "Sample";
    private const string Models = """
        using System.Text.Json;
        using KlingGen.Runtime;

        namespace Sample
        {
            /// <summary>A pet.</summary>
            public sealed record Pet : IApiModel<Pet>
            {
                /// <summary>Its name.</summary>
                public string? Name { get; init; }

                /// <summary>Its tags.</summary>
                public string[]? Tags { get; init; }

                /// <inheritdoc />
                public static Pet Read(ref Utf8JsonReader reader)
                {
                    using var document = JsonDocument.ParseValue(ref reader);
                    return new Pet { Name = document.RootElement.GetProperty("name").GetString() };
                }

                /// <inheritdoc />
                public void Write(Utf8JsonWriter writer)
                {
                    writer.WriteStartObject();
                    writer.WriteString("name", Name);
                    if (Tags is not null)
                    {
                        writer.WriteStartArray("tags");
                        foreach (var tag in Tags)
                        {
                            writer.WriteStringValue(tag);
                        }

                        writer.WriteEndArray();
                    }

                    writer.WriteEndObject();
                }

                /// <inheritdoc />
                public void Validate(ref ValidationContext context)
                {
                    if (Name == "invalid")
                    {
                        throw new global::System.InvalidOperationException("pet");
                    }
                }
            }

            /// <summary>A rule set over pets.</summary>
            public sealed class PetRules : IRuleSet<Pet>
            {
                /// <inheritdoc />
                public static void Validate(Pet value, ref ValidationContext context)
                {
                    if (value.Name == "unruly")
                    {
                        throw new global::System.InvalidOperationException("rules");
                    }
                }
            }

            /// <summary>A colour.</summary>
            public readonly record struct Colour : IApiModel<Colour>
            {
                private readonly string? _value;

                private Colour(string? value) => _value = value;

                /// <summary>From a text.</summary>
                public static implicit operator Colour(string value) => new(value);

                /// <inheritdoc />
                public static Colour Read(ref Utf8JsonReader reader) => new(reader.GetString());

                /// <inheritdoc />
                public void Write(Utf8JsonWriter writer) => writer.WriteStringValue(_value);

                /// <inheritdoc />
                public void Validate(ref ValidationContext context)
                {
                }
            }
        }
        """;

    private readonly Type _type;

    private ClientHarness(Type type, string source)
    {
        _type = type;
        Source = source;
    }

    public string Source { get; }

    public HttpRequestMessage Request { get; private set; } = null!;

    public string? Body { get; private set; }

    /// <summary>What the server answers; an empty 204 unless set.</summary>
    public Func<HttpResponseMessage> Answer { get; set; } = static () => new HttpResponseMessage(HttpStatusCode.NoContent);

    public ApiClientOptions Options { get; set; } = new() { BaseAddress = new Uri("https://host/base") };

    public static TypeRef Pet { get; } = new ModelRef(Namespace, "Pet", ModelKind.Object);

    public static TypeRef Colour { get; } = new ModelRef(Namespace, "Colour", ModelKind.Enum);

    public static ClientHarness Of(params OperationModel[] operations) => Of(ClientModels.Client(operations));

    public static ClientHarness Of(ClientModel client, string moreTypes = "")
    {
        var rules = new RuleSetModel("PetRules", ClientModels.Documentation(), Pet, default);
        var document = new DocumentModel(
            "sample.yaml", "sample", Namespace, "SampleResolver", new TypeModel[] { rules }.ToEquatableArray(), client);
        var source = Emitter.Emit(document, default).Single(
            static file => file.HintName.EndsWith(".Client.g.cs", StringComparison.Ordinal)).Text;
        var assembly = StrictCompilation.Load([source, Models, moreTypes]);
        return new ClientHarness(assembly.GetType(Namespace + "." + client.Name, throwOnError: true)!, source);
    }

    public MethodInfo[] Methods(string name) => [.. _type.GetMethods().Where(method => method.Name == name)];

    public object? Static(string nested, string member, params object?[] arguments)
    {
        var type = _type.GetNestedType(nested)!;
        return type.GetField(member)?.GetRawConstantValue() ?? type.GetMethod(member)!.Invoke(null, arguments);
    }

    public object Model(string json) => Activator.CreateInstance(_type.Assembly.GetType("Sample.Pet")!)! is var pet && json.Length > 0
        ? Named(pet, json)
        : throw new ArgumentException("A pet needs a name.", nameof(json));

    public object ColourOf(string value) => _type.Assembly.GetType("Sample.Colour")!.GetMethod("op_Implicit")!.Invoke(null, [value])!;

    /// <summary>Calls the method with the arguments that are named, the others at their default.</summary>
    public async Task<object> CallAsync(string name, params (string Name, object? Value)[] arguments)
    {
        var methods = Methods(name);
        var method = methods.Length == 1 ? methods[0] : methods.First(candidate => Array.TrueForAll(arguments, argument =>
            candidate.GetParameters().Any(parameter => parameter.Name == argument.Name
                && (argument.Value is null || parameter.ParameterType.IsInstanceOfType(argument.Value)))));
        var values = Array.ConvertAll(method.GetParameters(), parameter =>
            Array.Exists(arguments, argument => argument.Name == parameter.Name)
                ? Array.Find(arguments, argument => argument.Name == parameter.Name).Value
                : parameter.ParameterType == typeof(CancellationToken) ? default(CancellationToken) : null);
        using var handler = new ScriptedHandler(_ => Answer());
        using var http = new HttpClient(handler, disposeHandler: false);
        var client = Activator.CreateInstance(_type, new ApiClient(http, Options))!;
        try
        {
            var task = (Task)method.Invoke(client, values)!;
            await task;
            return task.GetType().GetProperty("Result")!.GetValue(task)!;
        }
        finally
        {
            Request = handler.Request;
            Body = handler.Body;
        }
    }

    public async Task<string> QueryAsync(string name, params (string Name, object? Value)[] arguments)
    {
        await CallAsync(name, arguments);
        return Request.RequestUri!.Query;
    }

    public static Func<HttpResponseMessage> Json(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        () => new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    private static object Named(object pet, string name)
    {
        pet.GetType().GetProperty("Name")!.SetValue(pet, name);
        return pet;
    }
}
