using System.Reflection;
using System.Text;
using System.Text.Json;
using KlingGen.Runtime;
using KlingGen.SpecCompiler.Emit;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.Tests.Documents;

namespace KlingGen.SpecCompiler.Tests.Emit;

/// <summary>The types of a document, emitted, compiled as a strict project would compile them, and loaded.</summary>
internal sealed class EmittedTypes
{
    private readonly Assembly _assembly;

    private EmittedTypes(Assembly assembly, string source)
    {
        _assembly = assembly;
        Source = source;
    }

    public string Source { get; }

    /// <summary>From schemas as they stand under <c>components/schemas</c>, indented by four spaces.</summary>
    /// <param name="schemas">The schemas.</param>
    /// <param name="code">C# that is compiled with them.</param>
    public static EmittedTypes FromSchemas(string schemas, string code = "") => FromModel(Spec.BindSchemas(schemas).Model!, code);

    public static EmittedTypes FromModel(DocumentModel model, string code = "")
    {
        var files = Emitter.Emit(model, default).Select(static file => file.Text).ToList();
        return new EmittedTypes(StrictCompilation.Load([.. files, code]), string.Join("\n", files));
    }

    public Type Type(string name) => _assembly.GetType("Api." + name, throwOnError: true)!;

    public object Parse(string type, string json) => Call(nameof(Parse), Type(type), json)!;

    /// <summary>What is written after the text was read.</summary>
    public string RoundTrip(string type, string json) => (string)Call(nameof(RoundTrip), Type(type), json)!;

    public ValidationResult Validate(string type, string json) => (ValidationResult)Call(nameof(Validate), Type(type), json)!;

    /// <summary>Also against a rule set.</summary>
    public ValidationResult Validate(string type, string rules, string json)
    {
        try
        {
            return (ValidationResult)Own(nameof(ValidateWith)).MakeGenericMethod(Type(type), Type(rules)).Invoke(null, [json])!;
        }
        catch (TargetInvocationException exception)
        {
            throw exception.InnerException!;
        }
    }

    /// <summary>Each error as "location keyword".</summary>
    public IEnumerable<string> Errors(string type, string json) =>
        Validate(type, json).Errors.Select(static error => $"{error.InstanceLocation} {error.Keyword}");

    /// <summary>Each error of the value that was read, as "location keyword".</summary>
    public IEnumerable<string> ErrorsOfValue(string type, string json) =>
        ((ValidationResult)Call("ValidateValue", Type(type), json)!).Errors
            .Select(static error => $"{error.InstanceLocation} {error.Keyword}");

    /// <summary>What a method without parameters gives, of the class <c>Caller</c> that is compiled with the types.</summary>
    public object? Run(string method)
    {
        try
        {
            return Type("Caller").GetMethod(method)!.Invoke(null, null);
        }
        catch (TargetInvocationException exception)
        {
            throw exception.InnerException!;
        }
    }

    private static object? Call(string method, Type type, string json)
    {
        try
        {
            return Own("Do" + method).MakeGenericMethod(type).Invoke(null, [json]);
        }
        catch (TargetInvocationException exception)
        {
            throw exception.InnerException!;
        }
    }

    public static T DoParse<T>(string json)
        where T : IApiModel<T> => ApiJson.Parse<T>(Encoding.UTF8.GetBytes(json));

    public static string DoRoundTrip<T>(string json)
        where T : IApiModel<T> => Encoding.UTF8.GetString(ApiJson.ToUtf8Bytes(DoParse<T>(json)));

    public static ValidationResult DoValidate<T>(string json)
        where T : IApiModel<T> => ApiJson.Validate<T>(Encoding.UTF8.GetBytes(json));

    public static ValidationResult DoValidateValue<T>(string json)
        where T : IApiModel<T> => DoParse<T>(json).Validate();

    public static ValidationResult ValidateWith<T, TRules>(string json)
        where T : IApiModel<T>
        where TRules : IRuleSet<T> => ApiJson.Validate<T>(Encoding.UTF8.GetBytes(json), TRules.Validate);

    public static string DoSerialize<T>(string json, System.Text.Json.Serialization.Metadata.IJsonTypeInfoResolver resolver)
    {
        var options = new JsonSerializerOptions { TypeInfoResolver = resolver };
        return JsonSerializer.Serialize(JsonSerializer.Deserialize<T>(json, options), options);
    }

    public string ThroughSerializer(Type type, string json)
    {
        var resolver = _assembly.GetTypes()
            .Single(static candidate => candidate.BaseType == typeof(ApiTypeResolver))
            .GetProperty("Instance")!
            .GetValue(null);
        return (string)Own(nameof(DoSerialize)).MakeGenericMethod(type).Invoke(null, [json, resolver])!;
    }

    private static MethodInfo Own(string name) => typeof(EmittedTypes).GetMethod(name, BindingFlags.Public | BindingFlags.Static)!;
}
