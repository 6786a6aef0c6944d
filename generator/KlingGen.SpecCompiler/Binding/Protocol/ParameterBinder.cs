using System.Globalization;
using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;

namespace KlingGen.SpecCompiler.Binding.Protocol;

/// <summary>Finds the parameters of operations that the protocol fills, and makes their models.</summary>
internal sealed class ParameterBinder(SpecReader reader, SchemaBinder schemas)
{
    /// <summary>The parameter that a link or an extension names: by its name, or with its place before it, as in <c>query.id</c>.</summary>
    public static ParameterModel? Find(BoundOperation operation, string name) =>
        operation.Model.Parameters.FirstOrDefault(parameter => parameter.JsonName == name)
        ?? operation.Model.Parameters.FirstOrDefault(parameter => PlaceOf(parameter) is { } place && name == place.ToLowerInvariant() + "." + parameter.JsonName);

    public void ReportUnknown(SpecNode at, BoundOperation operation, string name) => reader.Report(
        SpecDescriptors.UnknownParameter,
        at,
        name,
        operation.Id,
        NearestName.Suggest(name, [.. operation.Model.Parameters.Where(static parameter => PlaceOf(parameter) is not null).Select(static parameter => parameter.JsonName)]));

    /// <summary>A parameter with the schema's limit on how many values it takes; null in places that the protocol does not fill, as cookies are.</summary>
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
            Most: isList && Node(operation, parameter)?["schema"] is { } schema ? Limit(schema, "maxItems") : null);
    }

    /// <summary>The parameter as the document has it.</summary>
    public SpecNode? Node(BoundOperation operation, ParameterModel parameter)
    {
        foreach (var holder in (SpecNode[])[operation.Operation, operation.Item])
        {
            foreach (var entry in (holder["parameters"]?.Items()).OrEmpty())
            {
                if (reader.Follow(entry) is { } found && found["name"]?.Text == parameter.JsonName && string.Equals(found["in"]?.Text, parameter.Location.ToString(), StringComparison.OrdinalIgnoreCase))
                {
                    return found;
                }
            }
        }

        return null;
    }

    /// <summary>A whole number that a schema states under a keyword.</summary>
    public int? Limit(SpecNode schema, string keyword) => schemas.Flatten(schema).Parts
        .Select(part => part[keyword]?.Text is { } text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit : (int?)null)
        .FirstOrDefault(static limit => limit is not null);

    /// <summary>The only value that a schema allows, or its default.</summary>
    public string? Constant(SpecNode schema)
    {
        var parts = schemas.Flatten(schema).Parts;
        var found = parts.Select(static part => part["const"]).FirstOrDefault(static value => value is not null)
            ?? parts.Select(static part => part["enum"]?.Items().ToList()).FirstOrDefault(static values => values is { Count: 1 })?[0]
            ?? parts.Select(static part => part["default"]).FirstOrDefault(static value => value is not null);
        return found is { } value ? ExtensionReader.Json(value) : null;
    }

    private static string? PlaceOf(ParameterModel parameter) => parameter.Location switch
    {
        ParameterLocation.Path => "Path",
        ParameterLocation.Query => "Query",
        ParameterLocation.Header => "Header",
        _ => null,
    };
}
