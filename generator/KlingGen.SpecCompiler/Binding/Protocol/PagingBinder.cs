using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;

namespace KlingGen.SpecCompiler.Binding.Protocol;

/// <summary>Binds <c>x-paging</c>: how the pages of a list are turned.</summary>
internal sealed class PagingBinder(
    SpecReader reader, SpecReader quiet, ExtensionReader extensions, ParameterBinder parameters, PlaceBinder places)
{
    /// <returns>Null where the operation does not say.</returns>
    public PagingModel? Bind(BoundOperation operation)
    {
        if (operation.Operation["x-paging"] is not { } paging || !extensions.IsObject(paging, "x-paging", "page", "cursor", "next", "size"))
        {
            return null;
        }

        var (page, pages) = Parameter(operation, paging, "page");
        var (cursor, _) = Parameter(operation, paging, "cursor");
        var (size, limits) = Parameter(operation, paging, "size");
        var next = operation.SuccessSchema(quiet) is { } schema ? places.Bind(paging, "next", [schema], PlaceBinder.Check.First) : null;
        foreach (var missing in Missing(paging))
        {
            reader.Report(SpecDescriptors.MissingMember, paging, "x-paging", missing);
            return null;
        }

        return page is null && cursor is null ? null : new PagingModel(
            page,
            parameters.Limit(pages, "maximum"),
            cursor,
            next,
            size,
            parameters.Limit(limits, "maximum"),
            parameters.Limit(limits, "default"));
    }

    private static IEnumerable<string> Missing(SpecNode paging)
    {
        if (paging["page"] is null && paging["cursor"] is null)
        {
            yield return "page' or 'cursor";
        }

        if (paging["cursor"] is not null && paging["next"] is null)
        {
            yield return "next";
        }
    }

    /// <summary>A parameter by its name, or a member of the JSON body by its pointer; and its schema.</summary>
    private (ProtocolParameterModel? Parameter, SpecNode? Schema) Parameter(BoundOperation operation, SpecNode paging, string key)
    {
        if (extensions.Text(paging, key) is not { } name)
        {
            return default;
        }

        var at = paging[key]!.Value;
        if (name.StartsWith("/", StringComparison.Ordinal) && operation.RequestSchema(quiet) is { } body)
        {
            var target = places.Checked(at, name, [body]);
            return target.Missing is null ? (new ProtocolParameterModel(name, "Body"), target.Speakers?[0]) : default;
        }

        if (ParameterBinder.Find(operation, name) is { } parameter && parameters.Bind(operation, parameter) is { } bound)
        {
            return (bound, parameters.Node(operation, parameter)?["schema"]);
        }

        parameters.ReportUnknown(at, operation, name);
        return default;
    }
}
