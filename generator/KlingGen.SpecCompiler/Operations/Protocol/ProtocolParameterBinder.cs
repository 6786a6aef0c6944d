using System.Globalization;
using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.OpenApi.Extensions;
using KlingGen.SpecCompiler.OpenApi.Schemas;
using KlingGen.SpecCompiler.OpenApi.Views;
using KlingGen.SpecCompiler.Types;

namespace KlingGen.SpecCompiler.Operations.Protocol;

/// <summary>Finds the parameters of operations that the protocol fills, and makes their models.</summary>
internal sealed class ProtocolParameterBinder(DocumentTypes types)
{
    /// <summary>The parameter that a link or an extension names: by its name, or with its place before it, as in <c>query.id</c>.</summary>
    public static ParameterModel? Find(BoundOperation operation, string name) =>
        operation.Model.Parameters.FirstOrDefault(parameter => parameter.JsonName == name)
        ?? operation.Model.Parameters.FirstOrDefault(parameter =>
            string.Equals(name, $"{PlaceOf(parameter)}.{parameter.JsonName}", StringComparison.OrdinalIgnoreCase));

    /// <param name="at">Where the parameter is named.</param>
    public static void ReportUnknown(SpecView at, BoundOperation operation, string name)
    {
        var known = operation.Model.Parameters.Where(static parameter => PlaceOf(parameter) is not null);
        var names = known.Select(static parameter => parameter.JsonName).ToList();
        at.Report(SpecDescriptors.UnknownParameter, name, operation.Id, NearestName.Suggest(name, names));
    }

    /// <summary>A parameter with the schema's limit on how many values it takes; null in places that the protocol does not fill, as cookies
    /// are.</summary>
    public ProtocolParameterModel? Bind(BoundOperation operation, ParameterModel parameter)
    {
        if (PlaceOf(parameter) is not { } place)
        {
            return null;
        }

        var isList = parameter.Type is ListRef;
        return new ProtocolParameterModel(
            parameter.JsonName,
            place,
            IsList: isList,
            Explode: isList && parameter is { Explode: true, Location: ParameterLocation.Query },
            Most: isList ? Limit(ViewOf(operation, parameter)?.Schema, SchemaKeywords.MaxItems) : null);
    }

    /// <summary>The parameter as the document has it.</summary>
    public static Parameter? ViewOf(BoundOperation operation, ParameterModel parameter)
    {
        foreach (var entry in operation.Operation.Parameters.Concat(operation.Item.Parameters))
        {
            if (entry.Follow() is { } found
                && found.Name == parameter.JsonName
                && string.Equals(found.In, parameter.Location.ToString(), StringComparison.OrdinalIgnoreCase))
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>A whole number that a schema states under a keyword.</summary>
    public int? Limit(Schema? schema, SchemaKeyword keyword) =>
        schema is not null
        && types.Normalize(schema).Parts.First(part => part.ValueOf(keyword)) is { Text: var text }
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit)
            ? limit
            : null;

    /// <summary>The only value that a schema allows, or its default, as JSON text.</summary>
    public string? Constant(Schema schema)
    {
        var parts = types.Normalize(schema).Parts;
        var only = parts.Find(static part => part.HasEnum)?.Enum is { Count: 1 } values ? values[0] : null;
        return (parts.First(static part => part.Const) ?? only ?? parts.First(static part => part.Default))?.Json;
    }

    private static string? PlaceOf(ParameterModel parameter) => parameter.Location switch
    {
        ParameterLocation.Path => "Path",
        ParameterLocation.Query => "Query",
        ParameterLocation.Header => "Header",
        _ => null,
    };
}
