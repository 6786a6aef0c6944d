using System.Globalization;
using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.Binding.Protocol;

/// <summary>Finds the parameters of operations that the protocol fills, and makes their models.</summary>
internal sealed class ParameterBinder(SpecReader reader, SpecReader quiet, SchemaBinder schemas)
{
    /// <summary>The parameter that a link or an extension names: by its name, or with its place before it, as in <c>query.id</c>.</summary>
    public static ParameterModel? Find(BoundOperation operation, string name) =>
        operation.Model.Parameters.FirstOrDefault(parameter => parameter.JsonName == name)
        ?? operation.Model.Parameters.FirstOrDefault(parameter =>
            string.Equals(name, $"{PlaceOf(parameter)}.{parameter.JsonName}", StringComparison.OrdinalIgnoreCase));

    public void ReportUnknown(SpecNode at, BoundOperation operation, string name)
    {
        var known = operation.Model.Parameters.Where(static parameter => PlaceOf(parameter) is not null);
        var names = known.Select(static parameter => parameter.JsonName).ToList();
        reader.Report(SpecDescriptors.UnknownParameter, at, name, operation.Id, NearestName.Suggest(name, names));
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
            Most: isList ? Limit(Node(operation, parameter)?["schema"], "maxItems") : null);
    }

    /// <summary>The parameter as the document has it.</summary>
    public SpecNode? Node(BoundOperation operation, ParameterModel parameter)
    {
        foreach (var holder in (SpecNode[])[operation.Operation, operation.Item])
        {
            foreach (var entry in (holder["parameters"]?.Items()).OrEmpty())
            {
                if (quiet.Follow(entry) is { } found
                    && found["name"]?.Text == parameter.JsonName
                    && string.Equals(found["in"]?.Text, parameter.Location.ToString(), StringComparison.OrdinalIgnoreCase))
                {
                    return found;
                }
            }
        }

        return null;
    }

    /// <summary>A whole number that a schema states under a keyword.</summary>
    public int? Limit(SpecNode? schema, string keyword) =>
        schema is { } found
        && int.TryParse(schemas.Flatten(found).Parts.First(keyword)?.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit)
            ? limit
            : null;

    /// <summary>The only value that a schema allows, or its default.</summary>
    public string? Constant(SpecNode schema)
    {
        var parts = schemas.Flatten(schema).Parts;
        var only = parts.First("enum") is { Node: YamlSequence { Items.Count: 1 } } values ? values.At(0) : (SpecNode?)null;
        var found = parts.First("const") ?? only ?? parts.First("default");
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
