using KlingGen.SpecCompiler.Model;

namespace KlingGen.SpecCompiler.Emit;

/// <summary>What a client's methods share.</summary>
internal static class ClientTypes
{
    public const string Runtime = Emitter.Runtime;
    public const string Http = Emitter.Http;

    /// <summary>The parameter of each method that holds for one call alone.</summary>
    public const string RequestOptions = "requestOptions";

    /// <summary>No namespace is the client's own: among its members may be types of any name.</summary>
    public static readonly TypeNames Names = new("");

    /// <summary>The name of a member of the client's class, which cannot bear its type's name.</summary>
    public static string Member(ClientModel client, string name) => name == client.Name ? "Api" + name : name;

    /// <summary>The expression that makes a parameter's value of one in C#; it is, or converts to,
    /// the runtime's <c>ParameterValue</c>.</summary>
    public static string Parameter(TypeRef type, string value) => type switch
    {
        ModelRef => $"{Http}ParameterValue.Model<{TypeNames.Qualified(type)}>({value})",
        ListRef list => $"{Http}ParameterValue.List({value}, static item => {Parameter(list.Item, "item")})",
        MapRef map => $"{Http}ParameterValue.Map({value}, static item => {Parameter(map.Value, "item")})",

        // A ulong would become a float as well as a decimal.
        PrimitiveRef { Kind: PrimitiveKind.UInt64 } => $"(decimal?){value}",
        _ => value,
    };
}
