using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.Naming;
using KlingGen.SpecCompiler.OpenApi.Views;
using KlingGen.SpecCompiler.Rules;
using KlingGen.SpecCompiler.Types;

namespace KlingGen.SpecCompiler.Operations;

/// <summary>Binds the parameters of operations.</summary>
internal sealed class ParameterBinder(DocumentTypes types, RuleBinder rules)
{
    /// <summary>Headers that the standard leaves to other parts of a document.</summary>
    private static readonly HashSet<string> s_standardHeaders =
        new(StringComparer.OrdinalIgnoreCase) { "Accept", "Content-Type", "Authorization" };

    /// <summary>Whether lists of a style are written item by item, where the document does not say.</summary>
    public static bool IsExploded(ParameterStyle style) => style is ParameterStyle.Form or ParameterStyle.DeepObject;

    /// <param name="path">The path with its parameters in braces; empty where there is none.</param>
    /// <param name="item">The path item.</param>
    /// <param name="operation">The operation, whose parameters come before those of its item.</param>
    /// <param name="name">The operation's name.</param>
    public List<ParameterModel> Bind(string path, PathItem item, Operation operation, string name)
    {
        var inPath = path.Split('{').Skip(1).Select(static segment => segment.Split('}')[0]).Distinct().ToList();
        var found = Placed(path, inPath, operation.Parameters.Concat(item.Parameters));
        var names = ArgumentNames.OfParameters();
        var parameters = found.ConvertAll(parameter => Bind(parameter.Parameter, parameter.Name, parameter.In, name, names));

        // A path parameter that nobody declares is a string.
        foreach (var wire in inPath.Where(
            wire => !found.Exists(parameter => parameter.In == ParameterLocation.Path && parameter.Name == wire)))
        {
            parameters.Add(new ParameterModel
            {
                JsonName = wire,
                Name = names.Take(wire),
                Documentation = new DocumentationModel(null, null, ""),
                Location = ParameterLocation.Path,
                Style = ParameterStyle.Simple,
                Explode = false,
                AllowReserved = false,
                Required = true,
                Nullable = false,
                Type = TypeRef.String,
                ContentType = null,
                Default = null,
                Assertions = default,
            });
        }

        return parameters;
    }

    private static List<(Parameter Parameter, string Name, ParameterLocation In)> Placed(
        string path, List<string> inPath, IEnumerable<Parameter> entries)
    {
        var found = new List<(Parameter Parameter, string Name, ParameterLocation In)>();
        foreach (var entry in entries)
        {
            if (entry.Follow() is not { } parameter || parameter.Placed is not var (name, place)
                || found.Exists(other => other.Name == name && other.In == place))
            {
                continue;
            }

            if (place == ParameterLocation.Path && path.Length > 0 && !inPath.Contains(name))
            {
                parameter.ReportNotInPath(path);
            }
            else if (place != ParameterLocation.Header || !s_standardHeaders.Contains(name))
            {
                found.Add((parameter, name, place));
            }
        }

        return found;
    }

    private ParameterModel Bind(Parameter parameter, string wire, ParameterLocation location, string operation, ArgumentNames names)
    {
        var usual = location is ParameterLocation.Path or ParameterLocation.Header ? ParameterStyle.Simple : ParameterStyle.Form;
        var style = parameter.Style ?? usual;
        var content = parameter.FirstContent;
        var schema = parameter.MeantSchema ?? content?.MediaType.Schema;
        var bound = schema is null ? new BoundSchema(TypeRef.String, false) : types.Bind(schema, OperationNames.Parameter(operation, wire));
        return new ParameterModel
        {
            JsonName = wire,
            Name = names.Take(parameter, wire),
            Documentation = schema is null ? Documentation.Of([parameter]) : Documentation.Of([parameter, schema]),
            Location = location,
            Style = style,
            Explode = parameter.Explode(IsExploded(style)),
            AllowReserved = parameter.AllowReserved,
            Required = location == ParameterLocation.Path || parameter.IsRequired,
            Nullable = bound.Nullable,
            Type = bound.Type,
            ContentType = content?.Name,
            Default = schema?.Default?.Json,
            Assertions = schema is null ? default : rules.BeyondType([schema], bound.Type),
        };
    }
}
